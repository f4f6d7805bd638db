import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import { explanationOf } from '../../../src/server/features/explanation.ts';
import { MyDay } from '../../../src/server/my-day.ts';
import type { MyDayParams, MyDayResult } from '../../../src/server/protocol.ts';
import { RecordDocument } from '../../../src/server/record-document.ts';
import { type CaseRecordService, createCaseRecordService } from '../../../src/server/service.ts';
import type { CaseSummary } from '../../../src/views/my-day/types.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { FOLDER } from './editor.ts';
import { tellingEngine } from './telling-engine.ts';

const CONFIG = `${FOLDER}/.case-record/config.yaml`;
const PEOPLE =
  'people:\n  m.patel: {name: Meera Patel, role: team manager}\n  j.okafor: {name: Joy Okafor, role: social worker, manager: m.patel}\n  gone: {name: Gone, left: 2026-01-01}\n';
const at = (name: string): string => `${FOLDER}/${name}.case.md`;
const entry = (heading: string, ...fields: readonly string[]): string =>
  ['', `## ${heading}`, '', '```yaml', ...fields, '```', ''].join('\n');
const record = (id: string, ...entries: readonly string[]): string =>
  `---\nrecord: child\nid: ${id}\nname: Robin Example\nborn: 2015-03-02\n---\n${entries.join('')}`;
const placed = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const allocated = entry('2026-03-01 Allocation', 'worker: j.okafor', 'team: east');
const visit = (date: string): string => entry(`${date} Visit`, 'seen: yes', 'alone: yes', 'place: placement');

/** A folder in memory, and which records were judged since it was last asked. */
class Store {
  readonly files = new Map([
    [CONFIG, `as-of: 2026-03-20\n${PEOPLE}`],
    [at('a'), record('CH-1', allocated, placed)],
    [at('b'), record('CH-2', entry('2026-03-16 Contact', 'from: 2A'))],
    [at('c'), record('CH-3', entry('2026-03-01 Referral', 'also: [CH-2]', 'from: 2A'))],
  ]);
  today = parseIsoDate('2026-03-20') ?? assert.fail();
  folders: string[] = [FOLDER];
  readonly service: CaseRecordService;
  readonly day: MyDay;
  judged: string[] = [];

  constructor() {
    const files = memoryFiles(this.files);
    const engine = tellingEngine((id) => this.judged.push(id));
    this.service = createCaseRecordService({
      files,
      workspaces: new Workspaces(files, engine),
      longestRecord: engine.longestRecord,
      today: () => this.today,
      rulePage: () => undefined,
    });
    this.day = new MyDay({
      service: this.service,
      files,
      folders: () => this.folders,
      today: () => this.today,
    });
    this.service.onChanged((uri) => this.day.changed(uri));
  }

  async ask(params: MyDayParams = {}): Promise<MyDayResult & { readonly judged: string }> {
    this.judged = [];
    const result = await this.day.answer(params, { isCancelled: () => false, progress: () => {} });
    return { ...result, judged: this.judged.sort().join(' ') };
  }

  async save(name: string, text: string | undefined): Promise<void> {
    if (text === undefined) this.files.delete(at(name));
    else this.files.set(at(name), text);
    await this.service.checks.recordChanged(at(name), text === undefined);
  }
}

const named = (result: MyDayResult): string =>
  result.cases
    .map((summary) => summary.record)
    .sort()
    .join(' ');
const caseOf = ({ cases }: MyDayResult, id: string): CaseSummary =>
  cases.find((summary) => summary.record === id) ?? assert.fail(`no ${id}`);

describe("a worker's day, kept by the server", () => {
  let store: Store;
  beforeEach(() => {
    store = new Store();
  });

  it('has of each record what is due, who holds it, and which decisions wait for whom', async () => {
    const result = await store.ask();
    assert.equal(named(result), 'CH-1 CH-2 CH-3');
    assert.deepEqual([result.whole, result.records], [true, 3]);
    const { due, worker, team, name } = caseOf(result, 'CH-1');
    assert.deepEqual([worker, team, name], ['j.okafor', 'east', 'Robin Example']);
    const first = due.find(({ entry: type }) => type === 'visit') ?? assert.fail('no visit is due');
    assert.deepEqual([first.pressing, first.due, first.daysLate], ['overdue', '2026-03-08', 12]);
    assert.equal(store.files.get(at('a'))?.split('\n')[first.position.line], '## 2026-03-01 Placement');
    const [decision] = caseOf(result, 'CH-2').decisions;
    assert.deepEqual([decision?.point, decision?.waitsFor], ['contact', ['m.patel']]);
    assert.deepEqual(
      result.people.map(({ id }) => id),
      ['m.patel', 'j.okafor'],
    );
  });

  it('has no decision that was taken, though its reason is missing', async () => {
    await store.save('b', record('CH-2', entry('2026-03-16 Contact', 'from: 2A', 'decision: {outcome: referral}')));
    assert.deepEqual(
      caseOf(await store.ask(), 'CH-2').decisions.map(({ point }) => point),
      [],
    );
  });

  it('explains a decision that waits, with whom it waits for', async () => {
    const { uri, decisions } = caseOf(await store.ask(), 'CH-2');
    const { key, title } = decisions[0] ?? assert.fail('no decision waits');
    const { record: looked } = (await store.service.checks.look(uri, () => false)) ?? assert.fail('it was not read');
    const why = explanationOf(looked, { key, brief: true }) ?? assert.fail('it is not explained');
    assert.ok(why.startsWith(`**${title}**`), why);
    assert.match(why, /Waits for Meera Patel\./u);
    assert.match(why, /Source: /u);
  });

  it('judges nothing again where nothing changed, and sends nothing again', async () => {
    const { revision } = await store.ask();
    const again = await store.ask({ since: revision });
    assert.deepEqual([again.judged, again.whole, named(again), again.revision], ['', false, '', revision]);
    const afresh = await store.ask({ since: revision, afresh: true });
    assert.deepEqual([afresh.judged, named(afresh)], ['', '']);
    assert.equal(named(await store.ask()), 'CH-1 CH-2 CH-3');
  });

  it('sends only the record that changed', async () => {
    const { revision } = await store.ask();
    await store.save('a', record('CH-1', allocated, placed, visit('2026-03-07')));
    const next = await store.ask({ since: revision });
    assert.deepEqual([next.judged, named(next)], ['CH-1', 'CH-1']);
    const visits = caseOf(next, 'CH-1').due.filter(({ entry: type }) => type === 'visit');
    assert.deepEqual([...new Set(visits.map(({ pressing }) => pressing))], ['later']);
  });

  it('sends nothing where a text changed and nothing that is due by it', async () => {
    const { revision } = await store.ask();
    await store.save('a', `${record('CH-1', allocated, placed)}\nShe likes the garden.\n`);
    const next = await store.ask({ since: revision });
    assert.deepEqual([next.judged, named(next)], ['CH-1', '']);
  });

  it('finds a change that nobody told only when it looks afresh', async () => {
    const { revision } = await store.ask();
    store.files.set(at('a'), record('CH-1'));
    assert.equal(named(await store.ask({ since: revision })), '');
    const afresh = await store.ask({ since: revision, afresh: true });
    assert.deepEqual([afresh.judged, named(afresh)], ['CH-1', 'CH-1']);
  });

  it('says what is gone: a file, or a record that no longer says whose it is', async () => {
    const { revision } = await store.ask();
    await store.save('a', undefined);
    await store.save('c', 'no record');
    const next = await store.ask({ since: revision });
    assert.deepEqual([...next.gone].sort(), [at('a'), at('c')]);
    await store.save('a', record('CH-1', placed));
    const back = await store.ask({ since: next.revision });
    assert.deepEqual([named(back), back.gone], ['CH-1', []]);
  });

  it('follows a record as it is typed, and goes back to the file when it is closed unsaved', async () => {
    const { revision } = await store.ask();
    store.service.open(at('a'), 1, record('CH-1', allocated, placed, visit('2026-03-07')));
    const typed = await store.ask({ since: revision });
    assert.equal(named(typed), 'CH-1');
    store.service.close(at('a'));
    const closed = await store.ask({ since: typed.revision });
    assert.ok(caseOf(closed, 'CH-1').due.some(({ pressing }) => pressing === 'overdue'));
  });

  it('judges a record again where what a sibling shares with it is another', async () => {
    const { revision } = await store.ask();
    await store.save('c', record('CH-3', entry('2026-03-02 Referral', 'also: [CH-2]', 'from: 2A')));
    const next = await store.ask({ since: revision });
    assert.ok(next.judged.includes('CH-2'), next.judged);
    assert.ok(!next.judged.includes('CH-1'), next.judged);
  });

  it('judges all again by other settings, on another day, and drops what is no longer in the window', async () => {
    const first = await store.ask();
    store.files.set(CONFIG, `as-of: 2026-03-05\n${PEOPLE}`);
    store.service.checks.settingsChanged(FOLDER);
    const settings = await store.ask({ since: first.revision });
    assert.equal(caseOf(settings, 'CH-1').asOf, '2026-03-05');
    assert.ok(settings.judged.includes('CH-1') && settings.judged.includes('CH-3'));
    store.files.set(CONFIG, PEOPLE);
    store.service.checks.settingsChanged(FOLDER);
    await store.ask();
    store.today = parseIsoDate('2026-04-20') ?? assert.fail();
    const later = await store.ask();
    assert.equal(caseOf(later, 'CH-1').asOf, '2026-04-20');
    store.folders = [];
    const none = await store.ask({ since: later.revision });
    assert.deepEqual([named(none), none.gone.length], ['', 3]);
  });

  it('goes on where it was stopped, and answers two at once as one', async () => {
    let seen = 0;
    const stopped = {
      isCancelled: () => seen > 0,
      progress(): void {
        seen += 1;
      },
    };
    await store.day.answer({}, stopped);
    const [one, two] = await Promise.all([store.ask(), store.ask()]);
    assert.equal(named(one), 'CH-1 CH-2 CH-3');
    assert.equal(named(two), 'CH-1 CH-2 CH-3');
    assert.ok(!one.judged.includes('CH-1'));
  });

  it('looks at all again where settings change while it looks for the first time', async () => {
    let isFirst = true;
    await store.day.answer(
      {},
      {
        isCancelled: () => false,
        progress: () => {
          if (!isFirst) return;
          isFirst = false;
          store.files.set(CONFIG, `as-of: 2026-03-05\n${PEOPLE}`);
          store.service.checks.settingsChanged(FOLDER);
        },
      },
    );
    const next = await store.ask();
    assert.deepEqual(
      next.cases.map(({ asOf }) => asOf),
      ['2026-03-05', '2026-03-05', '2026-03-05'],
    );
  });

  it('does not lose what changed where the next look is stopped, or fails', async () => {
    const first = await store.ask();
    await store.save('a', record('CH-1', allocated, placed, visit('2026-03-07')));
    await store.day.answer({ afresh: true }, { isCancelled: () => true, progress: () => {} });
    const stopped = await store.ask({ since: first.revision });
    assert.equal(named(stopped), 'CH-1');
    await store.save('b', record('CH-2'));
    const failing = new Error('the disk is gone');
    const { service } = store;
    const { look } = service.checks;
    service.checks.look = () => Promise.reject(failing);
    await assert.rejects(store.ask({ since: stopped.revision }), failing);
    service.checks.look = look.bind(service.checks);
    assert.equal(named(await store.ask({ since: stopped.revision })), 'CH-2');
  });

  it('never digests the text of an open record, which nobody compares', async () => {
    store.service.open(at('a'), 1, record('CH-1', allocated, placed));
    await store.ask();
    store.service.change(at('a'), 2, [
      { range: { start: { line: 3, character: 6 }, end: { line: 3, character: 11 } }, text: 'Kit' },
    ]);
    const text = Object.getOwnPropertyDescriptor(RecordDocument.prototype, 'getText') ?? assert.fail();
    Object.defineProperty(RecordDocument.prototype, 'getText', { ...text, value: () => assert.fail('the whole text') });
    try {
      assert.equal(caseOf(await store.ask(), 'CH-1').name, 'Kit Example');
    } finally {
      Object.defineProperty(RecordDocument.prototype, 'getText', text);
    }
    store.service.close(at('a'));
    assert.equal(caseOf(await store.ask(), 'CH-1').name, 'Robin Example');
  });

  it('survives files that are no record', async () => {
    for (const text of [
      '',
      '---',
      '\u0000',
      '---\nrecord: child\nid: [\n',
      `---\nrecord: child\n${'x'.repeat(10_000)}`,
    ])
      await store.save('a', text);
    assert.equal(named(await store.ask()), 'CH-2 CH-3');
  });
});
