/**
 * Where findings stand. A finding's span is an offset in the document, and an edit above it moves it. So each span that a rule asks for is
 * remembered with what it stands for (an entry and a path of its fields); when only offsets have changed, the place is found again
 * without running the rule.
 */
import type { EntryRef } from '../journey/types.ts';
import type { CaseRecord, EntryBlock, FieldPath, FrontMatter, Span } from '../record/types.ts';
import type { Finding, Related } from '../rules/types.ts';

interface Anchor {
  /** Position among the record's entries, or -1 for the front matter. */
  readonly index: number;
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  /** Where it was found last: relative to this block (or in this front matter). */
  found?: { readonly within: EntryBlock | FrontMatter | undefined; readonly span: Span };
}

/** A finding and what its places stand for. A place that no rule asked for by name is left as it is. */
export interface Anchored {
  readonly finding: Finding;
  readonly at: Anchor | undefined;
  readonly related: readonly (Anchor | undefined)[];
}

/** Places in one record, remembered while its rules run. `id` is that of the record's journey. */
export interface Places {
  locate(entry: EntryRef, path?: FieldPath, part?: 'key' | 'value'): Span;
  anchored(finding: Finding): Anchored;
}

export function placesIn(record: CaseRecord, id: string): Places {
  const anchors = new Map<Span, Anchor>();
  return {
    locate(entry, path = [], part = 'value') {
      const here = entry.index >= 0 && entry.record === id;
      // What stands at a path of another record's entry doesn't stand here.
      const inFrontMatter = entry.index < 0 ? path : [];
      const anchor: Anchor = { index: here ? entry.index : -1, path: here ? path : inFrontMatter, part };
      const span = find(anchor, record);
      anchors.set(span, anchor);
      return span;
    },
    anchored(finding) {
      const places = finding.related.map(({ span }) => (span ? anchors.get(span) : undefined));
      return { finding, at: anchors.get(finding.span), related: places };
    },
  };
}

/** The finding where it stands in `record` now; the very same object where nothing moved. */
export function placed({ finding, at, related }: Anchored, record: CaseRecord): Finding {
  const span = at ? find(at, record) : finding.span;
  const places = finding.related.map((place, i) => moved(place, related[i], record));
  if (same(span, finding.span) && places.every((place, i) => place === finding.related[i])) return finding;
  return { ...finding, span, related: places };
}

function moved(place: Related, anchor: Anchor | undefined, record: CaseRecord): Related {
  if (!anchor) return place;
  const span = find(anchor, record);
  return place.span && same(span, place.span) ? place : { ...place, span };
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function find(anchor: Anchor, record: CaseRecord): Span {
  const entry = anchor.index < 0 ? undefined : record.entries[anchor.index];
  const within = entry ? entry.block : record.frontMatter;
  if (anchor.found?.within !== within || !anchor.found) {
    const span = entry ? inEntry(entry.block, anchor) : inFrontMatter(record.frontMatter, anchor);
    anchor.found = { within, span };
  }
  const start = entry?.start ?? 0;
  const { span } = anchor.found;
  return { start: start + span.start, end: start + span.end };
}

function inEntry({ fields, heading }: EntryBlock, { path, part }: Anchor): Span {
  const [first] = path;
  const written = fields && typeof first === 'string' && Object.hasOwn(fields.value, first);
  return written ? fields.locate(path, part) : heading.span;
}

/** A key of the front matter, or its first line: never the whole of it. */
function inFrontMatter(frontMatter: FrontMatter | undefined, { path, part }: Anchor): Span {
  if (!frontMatter) return { start: 0, end: 0 };
  const [first = 'id'] = path;
  const { fields, text, span } = frontMatter;
  const key = fields && [first, 'id', 'worker', 'record'].find((each) => Object.hasOwn(fields.value, each));
  if (fields && typeof key === 'string') return fields.locate(key === path[0] ? path : [key], part);
  const line = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
  return { start: span.start, end: Math.min(span.end, span.start + Math.max(line, 3)) };
}
