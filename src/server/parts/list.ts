/** All that the server does. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { annotating } from './annotating.ts';
import { customRequests } from './custom-requests.ts';
import { findingPlaces } from './finding-places.ts';
import { fixes } from './fixes.ts';
import { journey } from './journey.ts';
import { myDay } from './my-day.ts';
import type { Client, Part } from './part.ts';
import { pulledFindings } from './pulled-findings.ts';
import { reading } from './reading.ts';
import { recordPages } from './record-pages.ts';
import { renaming } from './renaming.ts';
import { writing } from './writing.ts';

export const PARTS: readonly Part[] = [
  reading,
  findingPlaces,
  annotating,
  renaming,
  writing,
  fixes,
  customRequests,
  pulledFindings,
  myDay,
  journey,
  recordPages,
];

/** What all parts offer to this client, as one. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  const all: ServerCapabilities = {};
  for (const part of PARTS) {
    const offered = part.capabilities?.(client) ?? {};
    const workspace = { ...all.workspace, ...offered.workspace };
    Object.assign(all, offered, Object.keys(workspace).length > 0 ? { workspace } : {});
  }
  return all;
}
