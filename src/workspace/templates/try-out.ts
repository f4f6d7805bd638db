/** Tries a template out: filled in with samples, the record that comes of it must be a sound one. A fault is told where it stands in the template. */
import { createBlockChecker } from '../../lint/blocks.ts';
import { severitiesOf } from '../../lint/settings.ts';
import type { CaseRecord, RecordKind, Span } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import type { Uri } from '../types.ts';
import { fill } from './fill.ts';
import { KNOWN_NAMES } from './known-names.ts';
import { filledIn } from './placeholders.ts';
import type { TemplateProblems } from './problems.ts';
import type { ReadTemplate } from './read.ts';
import type { TemplateVariable } from './types.ts';

/** How often one template is filled in to try its choices. */
const MOST_TRIES = 60;
/** Faults of one template that are told. */
const MOST_TOLD = 50;
/** Letters of a choice that a message repeats. */
const LONGEST_CHOICE = 40;
/** How much text one template may come to when it is tried, in UTF-16 code units. */
const MOST_TRIED = 500_000;

/** The start of a record into which sample entries go. */
const SAMPLE_START: Readonly<Record<RecordKind, string>> = {
  child: '---\nrecord: child\nid: CH-1042\nname: Sam Sample\nborn: 2015-03-02\n---\n\n# Sam Sample\n\n',
  supervision:
    '---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2020-01-06\nstage: experienced\n---\n\n# Joy Okafor\n\n',
};

/** Which rules say that a record is not sound: those about its text and its fields. */
const OF_THE_TEXT = /^(?:record|schema)\//u;
/** What only an answer can have wrong: the samples are words, and who is asked for an id gives an id. */
const OF_THE_ANSWER = 'schema/record-id';

/** The parser of records, with the entry types of the workspace. */
export interface Trying {
  readonly catalogue: Catalogue;
  parse(text: string, catalogue: Catalogue): CaseRecord;
}

/** The kinds of record that the template is for. What is wrong with what it makes goes to the problems. */
export function tryOut(template: ReadTemplate, trying: Trying, problems: TemplateProblems): readonly RecordKind[] {
  if (template.kind === 'document') return [];
  const start: Span = { start: 0, end: 0 };
  const samples = samplesOf(template.variables);
  const first = fill(template.segments, samples);
  if (template.kind === 'record') {
    const { kind } = trying.parse(first.text, trying.catalogue);
    tryAll(template, samples, '', trying, problems);
    return kind === undefined ? [] : [kind];
  }
  const alone = trying.parse(SAMPLE_START.child + first.text, trying.catalogue);
  const [entry] = alone.entries;
  if (entry === undefined || !/^## /u.test(first.text)) {
    problems.fault(
      template.uri,
      first.origin(start)?.span ?? start,
      'This template begins with no entry.',
      'Begin its text with the heading of an entry, such as: ## {{today}} Visit',
    );
    return [];
  }
  const type = entry.block.heading.type === undefined ? undefined : trying.catalogue.type(entry.block.heading.type);
  const records = type?.records ?? ['child'];
  tryAll(template, samples, SAMPLE_START[records[0] ?? 'child'], trying, problems);
  return records;
}

/** Fills in with each choice of each variable in turn, all others as they are. One fault is told once. */
function tryAll(
  template: ReadTemplate,
  samples: ReadonlyMap<string, string>,
  start: string,
  { catalogue, parse }: Trying,
  problems: TemplateProblems,
): void {
  const checker = createBlockChecker(catalogue, severitiesOf(), false);
  const told = new Set<string>();
  let tried = 0;
  for (const { values, choice } of variations(template.variables, samples)) {
    if (tried > MOST_TRIED) return;
    const filled = fill(template.segments, values);
    tried += filled.text.length;
    const { findings } = checker.check(parse(start + filled.text, catalogue));
    for (const finding of findings) {
      if (!OF_THE_TEXT.test(finding.rule) || finding.rule === OF_THE_ANSWER) continue;
      if (finding.severity === 'information') continue;
      if (finding.span.end < start.length) continue;
      const { file, span } = placeOf(finding, start.length, filled, template.uri);
      const key = `${file} ${span.start} ${span.end} ${finding.rule}`;
      if (told.size >= MOST_TOLD) return;
      if (told.has(key)) continue;
      told.add(key);
      const { severity, message, clears } = finding;
      // What a message finds is no part of it, and here it is what a choice gives.
      const by = choice === undefined ? '' : `With "${choice.slice(0, LONGEST_CHOICE)}": `;
      const said = `A record made with this template would have a fault. ${by}${message}`;
      problems.report(severity, file, span, said, clears);
    }
  }
}

function placeOf(
  { span }: Finding,
  before: number,
  filled: ReturnType<typeof fill>,
  uri: Uri,
): { readonly file: Uri; readonly span: Span } {
  const shifted = { start: Math.max(0, span.start - before), end: Math.max(0, span.end - before) };
  return filled.origin(shifted) ?? { file: uri, span: { start: 0, end: 0 } };
}

function* variations(
  variables: readonly TemplateVariable[],
  samples: ReadonlyMap<string, string>,
): Generator<{ readonly values: ReadonlyMap<string, string>; readonly choice?: string }> {
  yield { values: samples };
  let tries = 1;
  for (const { name, choices } of variables)
    for (const choice of choices) {
      if (choice === samples.get(name)) continue;
      tries += 1;
      if (tries > MOST_TRIES) return;
      yield { values: new Map(samples).set(name, choice), choice };
    }
}

/** A value for every name, in the way in which people would answer. */
export function samplesOf(variables: readonly TemplateVariable[]): ReadonlyMap<string, string> {
  const samples = new Map(KNOWN_NAMES.map(({ name, sample }) => [name, sample]));
  for (const { name, kind, default: proposed, value, choices } of variables) {
    const text = value ?? proposed;
    const known = text === undefined ? undefined : filledIn(text, (each) => samples.get(each));
    samples.set(name, known ?? choices[0] ?? sampleOf(kind));
  }
  return samples;
}

function sampleOf(kind: TemplateVariable['kind']): string {
  if (kind === 'date') return '2026-03-20';
  return kind === 'person' ? 'j.okafor' : 'Some words';
}
