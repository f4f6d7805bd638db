/** `case-record supervision begin WORKER [paths]`: begins the entry for the next session in the worker's supervision record. */
import type { Command } from 'commander';
import { inWords } from '../journey/wording.ts';
import { lineEndingOf } from '../lint/fixes/place.ts';
import type { Judgement } from '../lint/types.ts';
import { LineIndex } from '../record/lines.ts';
import type { CaseRecord, IsoDate } from '../record/types.ts';
import { text, timelineOf } from '../rules/timeline.ts';
import { yamlText } from '../schema/yaml-text.ts';
import { heldIn } from '../views/standing.ts';
import { withEntry } from '../workspace/entry-in-order.ts';
import { nextSession, SESSION } from '../workspace/next-session.ts';
import { onList } from '../workspace/spoken-of.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { CannotProceed, type Session } from './io.ts';
import { judgedWhere, type WordsWanted } from './judged-where.ts';
import type { Governing } from './lint-report.ts';
import { asOfOption } from './options.ts';
import { count, plain } from './plain-text.ts';
import { rewriteRecord } from './rewrite-record.ts';

export function addSupervisionBegin(supervision: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  supervision
    .command('begin')
    .description(
      "begin the entry for the next session in the worker's supervision record, with the children on their list and what is open carried forward",
    )
    .argument('<worker>', 'the id of the worker')
    .argument('[paths...]', 'files, folders or globs, of the children too (default: the current folder)')
    .addOption(asOfOption())
    .addOption(cache)
    .addOption(noCache)
    .action((worker: string, paths: string[], options: BeginOptions) => begin(session, worker, paths, options));
}

interface BeginOptions {
  readonly asOf?: IsoDate;
  readonly cache?: CacheWanted;
}

/** The worker's supervision record, as it was read. */
interface Found {
  readonly file: string;
  readonly workspace: Governing;
  readonly asOf: IsoDate;
  readonly judgement: Judgement;
  /** The day of the last session; empty where there was none. */
  readonly last: string;
}

async function begin(
  session: Session,
  worker: string,
  paths: readonly string[],
  { asOf, cache }: BeginOptions,
): Promise<void> {
  const { io } = session;
  const found: Found[] = [];
  const cases: string[] = [];
  const isTheirs: WordsWanted = ({ concerns }) => concerns?.supervises?.worker === worker;
  for await (const known of judgedWhere(session, paths, { asOf, cache }, () => isTheirs)) {
    const { file, workspace, asOf: day, outcome } = known;
    if (outcome === undefined) {
      if (heldIn(known.standing)?.worker === worker) cases.push(known.standing.counted.id);
      continue;
    }
    // A list of children with one missing would be taken for the whole.
    if ('problem' in outcome) throw new CannotProceed(plain(`${file}: ${outcome.message} Nothing was written.`));
    const { journey, record } = outcome;
    if (record.kind === 'supervision' && text(record.frontMatter?.fields?.value.worker) === worker) {
      const last = journey === undefined ? undefined : timelineOf(journey).of(SESSION).at(-1)?.date;
      found.push({ file, workspace, asOf: day, judgement: outcome, last: last ?? '' });
    } else if (record.id !== undefined && onList(journey, workspace.config)?.worker === worker) cases.push(record.id);
  }
  const record = theOne(found, worker);
  const { text: now, line, actions, left } = begun(record, cases);
  await rewriteRecord(io, { ...record, text: record.judgement.record.text }, now);
  io.stdout.write(
    `Begun in ${plain(record.file)}:${line}, with ${count(new Set(cases).size, 'child', 'children')} and ${count(actions, 'action')} carried forward.\n`,
  );
  if (left.length > 0) {
    const more = left.length === 1 ? '1 more stays' : `${left.length} more stay`;
    const why = left.length === 1 ? 'it was agreed, as it isn' : 'they were agreed, as they aren';
    const places = [...new Set(left)].map((at) => `${plain(record.file)}:${at}`).join(', ');
    io.stdout.write(`${more} open where ${why}'t written line by line: ${places}.\n`);
  }
}

/** Of several records the one that is gone on with. */
function theOne(found: readonly Found[], worker: string): Found {
  const newest = found.reduce((last, each) => (each.last > last ? each.last : last), '');
  const [record, ...more] = found.filter(({ last }) => last === newest);
  if (record === undefined)
    throw new CannotProceed(
      `None of these records is the supervision record of ${plain(worker)}. "case-record new supervision-file" begins one.`,
    );
  if (more.length > 0)
    throw new CannotProceed(
      `These are supervision records of ${plain(worker)}, and none has a later session than the others: ${[record, ...more].map(({ file }) => plain(file)).join(', ')}. Name one of them, with the folders of the children. Nothing was written.`,
    );
  return record;
}

interface Begun {
  readonly text: string;
  /** The line of the entry, from 1. */
  readonly line: number;
  readonly actions: number;
  /** The lines, from 1, of open actions that could not be carried. */
  readonly left: readonly number[];
}

function begun({ file, workspace, asOf, judgement }: Found, cases: readonly string[]): Begun {
  const { record } = judgement;
  const type = workspace.catalogue.type(SESSION);
  if (type === undefined) throw new CannotProceed('The settings of this folder have no entry type "supervision".');
  if (record.entries.some(({ block: { heading } }) => heading.type === SESSION && heading.date === asOf))
    throw new CannotProceed(
      `${plain(file)} has a supervision of ${inWords(asOf)} already. Nothing was written. Another day is said with --as-of DATE.`,
    );
  const { values, closings, actions, left } = nextSession(judgement, type, asOf, cases);
  const eol = lineEndingOf('', record);
  let closed = '';
  let at = 0;
  for (const { offset, line } of closings) {
    closed += record.text.slice(at, offset) + eol + line;
    at = offset;
  }
  const parse = (whole: string): CaseRecord => standardEngine().parse(whole, workspace.catalogue);
  const before = parse(closed + record.text.slice(at));
  const supervisor = text(record.frontMatter?.fields?.value.supervisor);
  const fields = [
    ...(supervisor === undefined ? [] : [`by: ${yamlText(supervisor)}`]),
    ...(values.cases === undefined ? [] : [`cases: ${values.cases}`]),
    ...(values.actions === undefined ? [] : [`actions:${values.actions}`]),
  ];
  const sections = type.sections.map((title) => `### ${title}\n`);
  const entry = [
    `## ${asOf} ${type.title}\n`,
    ...(fields.length === 0 ? [] : ['```yaml', ...fields, '```\n']),
    ...sections,
  ].join('\n');
  const swallowed = new CannotProceed(
    `Something in ${plain(file)} is left open, a fence or a remark, and would swallow the entry. Close it first; nothing was written.`,
  );
  const heading = parse(`---\nrecord: supervision\n---\n\n${entry}`).entries[0]?.block.heading;
  if (heading === undefined) throw swallowed;
  const next = withEntry(before, heading, entry);
  const after = parse(next.text);
  if (!isSound(record, before, after, next.span.start)) throw swallowed;
  const lines = new LineIndex(next.text);
  return {
    text: next.text,
    line: lines.place(next.span.start).line,
    actions,
    left: left.flatMap(({ from, path }) => {
      const entry = after.entries.find(({ address }) => address === from);
      const value = entry?.block.fields?.locate(path, 'value');
      return entry === undefined || value === undefined ? [] : [lines.place(entry.start + value.start).line];
    }),
  };
}

/** Whether there is one entry more, at its place, and every other is read as it was. */
function isSound(record: CaseRecord, before: CaseRecord, after: CaseRecord, start: number): boolean {
  const others = after.entries.filter((entry) => entry.start !== start);
  return (
    others.length === after.entries.length - 1 &&
    before.entries.length === record.entries.length &&
    others.length === record.entries.length &&
    others.every(({ address }, at) => address === record.entries[at]?.address)
  );
}
