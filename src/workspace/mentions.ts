/**
 * Who and what a record names, with the place of each name: people, teams, children, entries. What is read from one block is kept with the block, so that an edit
 * in a long record reads one block again.
 */
import { URI, Utils } from 'vscode-uri';
import { fragmentLinks } from '../record/markdown-links.ts';
import { readSuppressions } from '../record/suppression.ts';
import type { Block, CaseRecord, Fields, Span } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';
import { textSpan, type WrittenValue, writtenValues } from '../schema/written-values.ts';
import { carriedAddresses, carriedEntries } from './carried-actions.ts';
import type { Uri, Workspace } from './types.ts';

interface Named {
  /** The id or address, as it reads. */
  readonly name: string;
  /** Where it stands, without quotation marks and prefix. In a block relative to it, in a record as document offsets. */
  readonly span: Span;
  /** Whether this is where it gets its name: an `id` field. */
  readonly declares: boolean;
}

export type Mention =
  | (Named & { readonly kind: 'person' })
  | (Named & { readonly kind: 'team' })
  | (Named & { readonly kind: 'child' })
  | (Named & {
      readonly kind: 'entry';
      /** The id of the record, where it is named; the one in which it stands otherwise. */
      readonly record?: string;
      /** The path of the record's file as a link writes it; then the record is the one in that file. */
      readonly file?: string;
    });

/** The names that a block holds, without their places. */
export interface BlockNames {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly children: readonly string[];
  /** Whether it links to entries in other files. */
  readonly linksFiles: boolean;
}

const ONE_WORD = /^[\p{L}\p{N}][\p{L}\p{N}._@'-]*$/u;
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}._@'-]*/gu;

/** Reads names as one workspace means them: with its entry types, and the people whom it lists. */
export class NameReader {
  readonly #catalogue: Catalogue;
  readonly #isListed: (person: string) => boolean;
  readonly #values = new WeakMap<Block, readonly WrittenValue[]>();
  readonly #names = new WeakMap<Block, BlockNames>();
  readonly #mentions = new WeakMap<Block, readonly Mention[]>();

  constructor({ catalogue, config }: Pick<Workspace, 'catalogue' | 'config'>) {
    this.#catalogue = catalogue;
    this.#isListed = (person) => config.people.has(person);
  }

  /** The values of an entry's fields that mean something. */
  valuesOf(block: Block): readonly WrittenValue[] {
    let values = this.#values.get(block);
    if (values === undefined) {
      const fields = block.kind === 'entry' ? block.fields : undefined;
      const entry = block.kind === 'entry' ? block.heading.type : undefined;
      values = fields === undefined ? [] : writtenValues(fields, { entry }, this.#catalogue);
      this.#values.set(block, values);
    }
    return values;
  }

  /** The values of the front matter that mean something. */
  frontMatterValues({ kind, frontMatter }: CaseRecord): readonly WrittenValue[] {
    const fields = frontMatter?.fields;
    return kind === undefined || fields === undefined ? [] : writtenValues(fields, { record: kind }, this.#catalogue);
  }

  /** What a block names, found without looking for places, which costs more. */
  namesIn(block: Block): BlockNames {
    let names = this.#names.get(block);
    if (names === undefined) {
      const links = fragmentLinks(block.text);
      const remarks = readSuppressions(block.text, block.kind).found;
      names = {
        people: [...this.#people(this.valuesOf(block)), ...remarks.flatMap(({ by }) => (by === '' ? [] : [by]))],
        teams: this.valuesOf(block).flatMap(({ kind, text }) => (kind === 'team' && ONE_WORD.test(text) ? [text] : [])),
        children: [
          ...children(this.valuesOf(block)),
          ...(block.kind === 'entry' ? carriedAddresses(block.fields?.value.actions) : []).flatMap(
            (address) => prefixed(address).record ?? [],
          ),
          ...links.flatMap(({ file, fragment }) => (file === '' ? (prefixed(fragment).record ?? []) : [])),
        ],
        linksFiles: links.some(({ file }) => file !== ''),
      };
      this.#names.set(block, names);
    }
    return names;
  }

  /** What the front matter and the summary name. */
  namesInOpening(record: CaseRecord): BlockNames {
    const mentions = this.mentionsInOpening(record);
    return {
      people: mentions.flatMap(({ kind, name }) => (kind === 'person' ? [name] : [])),
      teams: mentions.flatMap(({ kind, name }) => (kind === 'team' ? [name] : [])),
      children: mentions.flatMap((each) =>
        each.kind === 'child' ? [each.name] : each.kind === 'entry' ? (each.record ?? []) : [],
      ),
      linksFiles: mentions.some((each) => each.kind === 'entry' && each.file !== undefined),
    };
  }

  /** All mentions in a block; spans are relative to it. */
  mentionsIn(block: Block): readonly Mention[] {
    let mentions = this.#mentions.get(block);
    if (mentions === undefined) {
      const found: Mention[] = [];
      if (block.kind === 'entry' && block.fields !== undefined) {
        for (const value of this.valuesOf(block)) found.push(...this.#mentionsOf(block.text, block.fields, value));
        for (const { address, span } of carriedEntries(block.text, block.fields))
          found.push(...entryMentions(address, span, true));
      }
      found.push(...linked(block.text, 0), ...authors(block.text, block.kind, 0));
      mentions = found.sort((a, b) => a.span.start - b.span.start);
      this.#mentions.set(block, mentions);
    }
    return mentions;
  }

  /** All mentions in a record, or in those blocks that reach into `within`; spans are document offsets. */
  mentions(record: CaseRecord, within?: Span): Mention[] {
    const found = within === undefined || within.start <= record.opening.length ? this.mentionsInOpening(record) : [];
    for (const { block, start } of blocksWithin(record, within))
      for (const mention of this.mentionsIn(block)) found.push({ ...mention, span: moved(mention.span, start) });
    return found;
  }

  /** All mentions in the front matter and the summary. */
  mentionsInOpening(record: CaseRecord): Mention[] {
    const found: Mention[] = [];
    const { opening, summary, frontMatter } = record;
    if (frontMatter?.fields !== undefined)
      for (const value of this.frontMatterValues(record))
        found.push(...this.#mentionsOf(opening, frontMatter.fields, value));
    const from = Math.min(summary.start, opening.length);
    found.push(...linked(opening.slice(from), from), ...authors(opening, 'opening', from));
    return found;
  }

  #people(values: readonly WrittenValue[]): string[] {
    return values.flatMap(({ kind, text }) => (kind === 'person' ? this.#peopleIn(text).map(({ name }) => name) : []));
  }

  /** One word is a person; of several words (`Housing, with j.okafor`), those whom the workspace lists. */
  #peopleIn(text: string): { readonly name: string; readonly at: number }[] {
    if (ONE_WORD.test(text)) return [{ name: text, at: 0 }];
    return [...text.matchAll(WORDS)].flatMap((match) => {
      const name = match[0].replace(/[.'-]+$/, '');
      return this.#isListed(name) ? [{ name, at: match.index }] : [];
    });
  }

  #mentionsOf(whole: string, fields: Fields, value: WrittenValue): Mention[] {
    if (value.kind === 'code' || value.kind === 'date') return [];
    const span = textSpan(whole, fields, value);
    if (span === undefined) return [];
    const asWritten = whole.slice(span.start, span.end) === value.text;
    const { text } = value;
    switch (value.kind) {
      case 'person':
        return this.#peopleIn(text).flatMap(({ name, at }): Mention[] => {
          if (name === text) return [{ kind: 'person', name, span, declares: false }];
          const start = span.start + at;
          return asWritten
            ? [{ kind: 'person', name, span: { start, end: start + name.length }, declares: false }]
            : [];
        });
      case 'team':
        // Of several words it is a description of a team, elsewhere perhaps.
        return ONE_WORD.test(text) ? [{ kind: 'team', name: text, span, declares: false }] : [];
      case 'child':
      case 'own-child':
        return [{ kind: 'child', name: text, span, declares: value.kind === 'own-child' }];
      case 'own-entry':
        return [{ kind: 'entry', name: text, span, declares: true }];
      case 'entry':
        return entryMentions(text, span, asWritten);
    }
  }
}

const readers = new WeakMap<Workspace, NameReader>();

/** The reader of a workspace, with what it has read already. */
export function namesOf(workspace: Workspace): NameReader {
  const known = readers.get(workspace) ?? new NameReader(workspace);
  readers.set(workspace, known);
  return known;
}

/** The file to which a link in the record at `uri` leads; undefined for one that is no file beside it. */
export function linkedFile(uri: Uri, file: string): Uri | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(file)) return undefined;
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), file).toString();
}

/** The blocks that reach into a range, by halving: a record may hold thousands. */
export function blocksWithin({ blocks }: CaseRecord, within?: Span): CaseRecord['blocks'] {
  if (within === undefined) return blocks;
  const first = firstFrom(blocks, within.start);
  const last = firstFrom(blocks, within.end);
  return blocks.slice(first, last + 1);
}

/** The index of the last block that starts at or before `offset`; 0 where none does. */
function firstFrom(blocks: CaseRecord['blocks'], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function children(values: readonly WrittenValue[]): string[] {
  return values.flatMap(({ kind, text }) => {
    if (kind === 'child' || kind === 'own-child') return [text];
    return kind === 'entry' ? (prefixed(text).record ?? []) : [];
  });
}

function linked(text: string, from: number): Mention[] {
  return fragmentLinks(text).flatMap(({ file, fragment, span }): Mention[] => {
    const place = moved(span, from);
    if (file !== '') return [{ kind: 'entry', name: fragment, file, span: place, declares: false }];
    return entryMentions(fragment, place, text.slice(span.start, span.end) === fragment);
  });
}

/** `CH-1042/2026-02-02-contact` names a child and an entry of its record. */
function entryMentions(text: string, span: Span, asWritten: boolean): Mention[] {
  const { record, address } = prefixed(text);
  if (record === undefined) return [{ kind: 'entry', name: text, span, declares: false }];
  if (!asWritten) return [];
  const slash = span.start + record.length;
  return [
    { kind: 'child', name: record, span: { start: span.start, end: slash }, declares: false },
    { kind: 'entry', name: address, record, span: { start: slash + 1, end: span.end }, declares: false },
  ];
}

function prefixed(text: string): { readonly record?: string; readonly address: string } {
  const slash = text.indexOf('/');
  return slash <= 0 ? { address: text } : { record: text.slice(0, slash), address: text.slice(slash + 1) };
}

/** Those who silenced a rule: `(by m.patel)` in a remark. */
function authors(text: string, part: 'entry' | 'free' | 'opening', from: number): Mention[] {
  return readSuppressions(text, part, from).found.flatMap(({ by, span }): Mention[] => {
    if (by === '') return [];
    const remark = text.slice(span.start, span.end);
    const at = remark.indexOf(by, remark.lastIndexOf('('));
    if (at === -1) return [];
    const start = span.start + at;
    return [{ kind: 'person', name: by, span: { start, end: start + by.length }, declares: false }];
  });
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
