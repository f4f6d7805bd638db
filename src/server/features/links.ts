/** References as links: to an entry of this record or another, to another child's record. Where one leads is looked up when it is followed. */
import type { DocumentLink } from 'vscode-languageserver';
import type { Block } from '../../record/types.ts';
import { carriedAddresses } from '../../workspace/carried-actions.ts';
import { type Mention, type NameReader, namesOf } from '../../workspace/mentions.ts';
import { placed, rangeOf } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { declarationsOf, type Surroundings } from './definition.ts';
import type { Named } from './named.ts';
import { named } from './named.ts';

/** What a link carries until it is followed. */
interface LinkData {
  readonly uri: string;
  readonly named: Named;
}

/** In the order of the text. An entry's or a record's own id leads nowhere. */
export function linksOf(read: ReadRecord): DocumentLink[] {
  const names = namesOf(read.workspace);
  const links: DocumentLink[] = [];
  const add = (mention: Mention, start: number): void => {
    if (mention.declares || mention.kind === 'person' || mention.kind === 'team') return;
    const data: LinkData = { uri: read.uri, named: named(mention, read) };
    const tooltip = mention.kind === 'child' ? "Go to this child's record" : 'Go to this entry';
    links.push({ range: rangeOf(read.document, placed(start, mention.span)), tooltip, data });
  };
  for (const mention of names.mentionsInOpening(read.record)) add(mention, 0);
  for (const { block, start } of read.record.blocks) for (const mention of leadingOn(block, names)) add(mention, start);
  return links;
}

const known = new WeakMap<NameReader, WeakMap<Block, readonly Mention[]>>();

/** The mentions in a block that may lead somewhere; kept with it. Looking for places costs more than looking for text. */
function leadingOn(block: Block, names: NameReader): readonly Mention[] {
  const ofBlocks = known.get(names) ?? new WeakMap<Block, readonly Mention[]>();
  known.set(names, ofBlocks);
  const kept = ofBlocks.get(block);
  if (kept !== undefined) return kept;
  const mayLink =
    block.text.includes('](') ||
    (block.kind === 'entry' && carriedAddresses(block.fields?.value.actions).length > 0) ||
    names.valuesOf(block).some(({ kind }) => kind === 'entry' || kind === 'child');
  const mentions = mayLink ? names.mentionsIn(block) : [];
  ofBlocks.set(block, mentions);
  return mentions;
}

/** The link with its target, the line behind `#L` counted from 1; unchanged where it leads nowhere. */
export async function resolveLink(link: DocumentLink, read: ReadRecord, around: Surroundings): Promise<DocumentLink> {
  const data = linkData(link.data);
  const [target] = data === undefined ? [] : await declarationsOf(data.named, read, around);
  return target === undefined ? link : { ...link, target: `${target.uri}#L${target.range.start.line + 1}` };
}

/** What came back from the client: it is looked at before it is used. */
export function linkData(data: unknown): LinkData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('named' in data)) return undefined;
  const { uri, named: told } = data;
  if (typeof uri !== 'string' || typeof told !== 'object' || told === null) return undefined;
  if (!('kind' in told) || !('name' in told) || typeof told.name !== 'string') return undefined;
  if (told.kind === 'child') return { uri, named: { kind: 'child', name: told.name } };
  if (told.kind !== 'entry' || !('file' in told) || typeof told.file !== 'string') return undefined;
  return { uri, named: { kind: 'entry', name: told.name, file: told.file } };
}
