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
import { templates } from './templates.ts';
import { writing } from './writing.ts';

export const PARTS: readonly Part[] = [
  reading,
  findingPlaces,
  annotating,
  renaming,
  writing,
  templates,
  fixes,
  customRequests,
  pulledFindings,
  myDay,
  journey,
  recordPages,
];

/** What all parts offer to this client, as one. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return together(PARTS.map((part) => part.capabilities?.(client) ?? {}));
}

/** Several parts may offer commands, and something about workspaces; of all else one part has it. */
export function together(offers: readonly ServerCapabilities[]): ServerCapabilities {
  const all: ServerCapabilities = {};
  for (const offered of offers) {
    const { workspace, executeCommandProvider, ...others } = offered;
    Object.assign(all, others);
    if (workspace) all.workspace = { ...all.workspace, ...workspace };
    if (executeCommandProvider)
      all.executeCommandProvider = {
        ...all.executeCommandProvider,
        ...executeCommandProvider,
        commands: [...(all.executeCommandProvider?.commands ?? []), ...executeCommandProvider.commands],
      };
  }
  return all;
}
