/** Whoever follows the words under each figure of the report comes to its numbers: the listed commands are run over made stores, on any day. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/dates.ts';
import { FIGURES } from '../../src/views/report/figures.ts';
import { Folder } from '../cli/command.ts';
import { day } from '../support/journeys.ts';
import { child } from '../unit/views/report/picture.ts';

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

type Months = readonly (Ratio & { readonly month: string })[];

interface Data {
  readonly asOf: string;
  readonly from: string;
  readonly figures: readonly (Ratio & {
    readonly id: string;
    readonly teams: readonly (Ratio & { readonly team: string | null; readonly months?: Months })[];
    readonly months?: Months;
    readonly parts?: readonly (Ratio & { readonly part: string })[];
    readonly workers?: readonly { readonly worker: string; readonly children: number; readonly limit: number | null }[];
  })[];
}

/** What the commands say, as far as the page asks for it. */
interface Answer {
  readonly deadlines?: readonly Due[];
  readonly findings?: readonly { readonly rule: string; readonly file: string }[];
  readonly counted?: readonly One[];
}

interface Due {
  readonly timescale: string;
  readonly due: string;
  readonly status: string;
  readonly team: string | null;
  readonly whenDue: { readonly team: string | null };
}

interface One {
  readonly counts: boolean;
  readonly worker: string | null;
  readonly team: string | null;
  readonly times?: number;
  readonly on?: string;
}

const CONFIG = `teams:
  east: {name: East, caseload-limit: 2}
  west: {name: West}
people:
  a.lee: {name: Ann Lee, role: social worker, team: east, fte: 0.5}
  b.roe: {name: Bo Roe, role: social worker, team: west}
  c.fox: {name: Cy Fox, role: social worker, team: east, left: 2025-03-01}
`;
const OTHER_CONFIG =
  'teams:\n  north: {name: North}\npeople:\n  a.lee: {name: Ann Lee, role: social worker, team: north}\n';
const FIRST = day('2024-02-26');
const LAST = 800;

const entries = fc.constantFrom<readonly string[]>(
  ['Referral', 'from: 2A'],
  ['Referral', 'from: 2A', 'decision:', '  outcome: assessment', '  by: m', '  on: DAY', '  rationale: r'],
  ['Assessment', 'by: a.lee'],
  ['Assessment', 'by: a.lee', 'completed: DAY'],
  ['Assessment', 'by: a.lee', 'completed: DAY', 'late-reason: The family was away.'],
  ['Allocation', 'worker: a.lee', 'team: east'],
  ['Allocation', 'worker: b.roe'],
  ['Allocation', 'worker: c.fox', 'also: [R-0]'],
  ['Closure', 'reason: RC1'],
  ['Legal status', 'status: C2'],
  ['Placement', 'type: U6', 'with: The Larch family'],
  ['Visit', 'by: a.lee', 'seen: yes', 'alone: yes', 'place: placement', 'also: [R-0, R-1]'],
  ['Visit', 'by: a.lee', 'seen: yes', 'alone: no', 'place: placement'],
  ['Looked-after review', 'by: d.ashworth', 'participation: PN1'],
  ['Section 47 enquiry', 'by: a.lee'],
  ['Initial child protection conference', 'by: e.rowntree', 'category: NEG'],
  ['Child protection plan', 'category: NEG'],
  ['Case supervision', 'by: m'],
);

/** A record, by its id, and the folder in which it stands. */
interface Made {
  readonly folder: 'children' | 'supervision';
  readonly text: (id: string) => string;
}

/** A child's record, with more front matter. */
function ofChild(front: string, ...written: readonly (readonly [string, ...string[]])[]): Made {
  return { folder: 'children', text: (id) => child(id, ...written).replace('born:', `${front}born:`) };
}

/** A supervision record, with a session so many days after the first each. */
function ofWorker(...sessions: readonly number[]): Made {
  const written = sessions.map((after) => `## ${addDays(FIRST, after)} Supervision\n\n`).join('');
  const front = 'worker: a.lee\nsupervisor: m\nstarted: 2024-01-08\nstage: experienced';
  return { folder: 'supervision', text: (id) => `---\nrecord: supervision\nid: ${id}\n${front}\n---\n\n${written}` };
}

const children = fc
  .tuple(
    fc.array(fc.tuple(entries, fc.integer({ min: 0, max: LAST })), { maxLength: 14 }),
    fc.constantFrom('', 'team: west\n', 'position:\n  worker: b.roe\n'),
  )
  .map(([made, front]) => {
    const written = made
      .toSorted(([, a], [, b]) => a - b)
      .map(([[type = '', ...fields], after]) => {
        const on = addDays(FIRST, after);
        return [`${on} ${type}`, ...fields.map((field) => field.replace('DAY', on))] as const;
      });
    return ofChild(front, ...written);
  });
const workers = fc
  .array(fc.integer({ min: 0, max: LAST }), { maxLength: 8 })
  .map((days) => ofWorker(...days.toSorted((a, b) => a - b)));
const stores = fc.record({
  records: fc.array(fc.oneof({ weight: 5, arbitrary: children }, { weight: 1, arbitrary: workers }), {
    minLength: 1,
    maxLength: 5,
  }),
  twice: fc.boolean(),
  asOf: fc.integer({ min: -30, max: LAST + 30 }).map((after) => addDays(FIRST, after)),
});

/** One store in which every figure counts something. */
const all = {
  records: [
    ofChild(
      '',
      ['2025-01-06 Referral', 'from: 2A'],
      ['2025-01-06 Allocation', 'worker: a.lee'],
      ['2025-01-06 Assessment', 'by: a.lee'],
      ['2025-01-08 Section 47 enquiry', 'by: a.lee'],
      ['2025-01-27 Child protection plan', 'category: NEG'],
      ['2025-02-03 Visit', 'by: a.lee', 'seen: yes', 'alone: yes', 'place: home'],
    ),
    ofChild(
      '',
      ['2025-01-06 Legal status', 'status: C2'],
      ['2025-01-06 Placement', 'type: U6', 'with: The Larch family'],
      ['2025-02-03 Looked-after review', 'by: d.ashworth', 'participation: PN1'],
    ),
    ofWorker(340, 480),
  ],
  twice: false,
  asOf: day('2025-12-31'),
};

function met(some: readonly Due[]): Ratio {
  return { numerator: some.filter(({ status }) => status === 'met').length, denominator: some.length };
}

function counting(some: readonly One[]): Ratio {
  return { numerator: some.filter(({ counts }) => counts).length, denominator: some.length };
}

function ratio({ numerator, denominator }: Ratio): Ratio {
  return { numerator, denominator };
}

describe('the figures of the report, counted again', function () {
  this.timeout(120_000);

  it('are what the listed commands give, in all, by team, by month and by timescale', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(stores, async ({ records, twice, asOf }) => {
        const folder = new Folder().write('.case-record/config.yaml', CONFIG);
        try {
          folder.write('supervision/.case-record/config.yaml', OTHER_CONFIG);
          for (const [n, made] of records.entries()) {
            // Two files with one id, now and then.
            folder.write(`${made.folder}/${n}.case.md`, made.text(`R-${twice ? n % 3 : n}`));
          }
          const day = ['--as-of', asOf];
          await folder.run(['report', '.', '--data', 'r.json', ...day]);
          const data: Data = JSON.parse(folder.read('r.json'));
          const answers = new Map<string, Answer>();
          const ask = async (command: string): Promise<Answer> => {
            const [name = '', ...options] = command.split(' ');
            const known = answers.get(command);
            const answer: Answer = known ?? JSON.parse((await folder.run([name, '.', ...options, ...day])).out);
            answers.set(command, answer);
            return answer;
          };
          for (const { id, kind, recompute } of FIGURES) {
            const found = data.figures.find((each) => each.id === id);
            assert.ok(found, id);
            seen.set(id, (seen.get(id) ?? 0) + found.denominator);
            const { deadlines, findings, counted } = await ask(recompute.command);
            if (kind === 'share' && deadlines !== undefined) share(data, found, deadlines);
            else if (deadlines !== undefined) overdue(found, deadlines);
            else if (findings !== undefined) {
              const files = findings.filter(({ rule }) => rule === `practice/${id}`).map(({ file }) => file);
              const listed = (await ask(recompute.denominator ?? '')).counted ?? [];
              assert.deepEqual(ratio(found), { numerator: new Set(files).size, denominator: listed.length }, id);
            } else if (kind === 'load') load(found, counted ?? []);
            else listed(data, found, counted ?? []);
          }
        } finally {
          folder.remove();
        }
      }),
      { numRuns: 25, examples: [[all]] },
    );
    for (const { id } of FIGURES) assert.ok((seen.get(id) ?? 0) > 0, `nothing was counted for ${id}`);
  });
});

/** "Take the deadlines whose …: they are the denominator." */
function share(
  { from, asOf }: Data,
  { id, teams, months, parts = [], ...all }: Data['figures'][number],
  every: readonly Due[],
) {
  const named = new Set(parts.map(({ part }) => part));
  const fell = every.filter(
    ({ timescale, due, status }) =>
      named.has(timescale) && due >= from && due <= asOf && status !== 'upcoming' && status !== 'due-soon',
  );
  assert.deepEqual(ratio(all), met(fell), id);
  assert.equal(teams.length, new Set(fell.map(({ whenDue }) => whenDue.team)).size);
  const byMonth = (told: Months | undefined, some: readonly Due[]): void => {
    assert.equal(told?.length, 12);
    for (const { month, ...each } of told ?? [])
      assert.deepEqual(each, met(some.filter(({ due }) => due.startsWith(month))), `${id} in ${month}`);
  };
  byMonth(months, fell);
  for (const { team, months: its, ...each } of teams) {
    const some = fell.filter(({ whenDue }) => whenDue.team === team);
    assert.deepEqual(each, met(some), `${id} of ${team}`);
    byMonth(its, some);
  }
  for (const { part, ...each } of parts)
    assert.deepEqual(each, met(fell.filter(({ timescale }) => timescale === part)), part);
}

function overdue({ teams, ...all }: Data['figures'][number], open: readonly Due[]): void {
  const late = (some: readonly Due[]): Ratio => ({
    numerator: some.filter(({ status }) => status === 'overdue').length,
    denominator: some.length,
  });
  assert.deepEqual(ratio(all), late(open));
  for (const { team, ...each } of teams) assert.deepEqual(ratio(each), late(open.filter((one) => one.team === team)));
}

function load({ workers = [], ...all }: Data['figures'][number], counted: readonly One[]): void {
  const over = workers.filter(({ children, limit }) => limit !== null && children > limit).map(({ worker }) => worker);
  for (const { worker, children } of workers)
    assert.equal(children, counted.filter((one) => one.worker === worker).length, worker);
  const above = counted.filter(({ worker }) => worker !== null && over.includes(worker));
  assert.deepEqual(ratio(all), { numerator: above.length, denominator: counted.length });
}

function listed(
  { from, asOf }: Data,
  { id, teams, months, ...all }: Data['figures'][number],
  counted: readonly One[],
): void {
  assert.deepEqual(ratio(all), counting(counted), id);
  for (const { team, ...each } of teams)
    assert.deepEqual(ratio(each), counting(counted.filter((one) => one.team === team)));
  for (const { month, ...each } of months ?? [])
    assert.deepEqual(each, counting(counted.filter(({ on = '' }) => on.startsWith(month))));
  if (months !== undefined) assert.ok(counted.every(({ on = '' }) => on >= from && on <= asOf));
  if (id === 'worker-changes') assert.ok(counted.every(({ counts, times = 0 }) => counts === times > 0));
}
