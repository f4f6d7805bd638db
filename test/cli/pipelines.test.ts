/** The pipelines of examples/pipelines: sound to those who run them, and every command in them run here. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseDocument } from 'yaml';
import { child, entry, Folder } from './command.ts';

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

/** A pipeline: where its commands are, and what its service writes in for what is known only when it runs. */
interface Pipeline {
  readonly file: string;
  readonly parts: number;
  /** The parts of the answer as the service hands them on to the last job. */
  readonly handedOn: (part: string) => string;
  readonly variables: (part: number) => Readonly<Record<string, string>>;
  /** What the last job writes beside what it shows. */
  readonly writes: readonly string[];
}

const PIPELINES: readonly Pipeline[] = [
  {
    file: 'github-workflow.yml',
    parts: 4,
    handedOn: (part) => `parts/${part}`,
    variables: (part) => ({ '${{ matrix.part }}': `${part}` }),
    writes: ['case-record.sarif', 'case-record.html'],
  },
  {
    file: 'azure-pipelines.yml',
    parts: 4,
    handedOn: (part) => `parts/${part.replace('.json', '')}/${part}`,
    variables: (part) => ({ '$(System.JobPositionInPhase)': `${part}`, '$(System.TotalJobsInPhase)': '4' }),
    writes: ['case-record.xml', 'case-record.html'],
  },
  {
    file: 'gitlab-ci.yml',
    parts: 4,
    handedOn: (part) => part,
    variables: (part) => ({ $CI_NODE_INDEX: `${part}`, $CI_NODE_TOTAL: '4' }),
    writes: ['gl-code-quality-report.json', 'case-record.xml'],
  },
];

function yaml(file: string): unknown {
  const document = parseDocument(read(`examples/pipelines/${file}`), { strict: true, uniqueKeys: true });
  assert.deepEqual([...document.errors, ...document.warnings], []);
  return document.toJS();
}

/** Every text in a value that is a command of ours, in order. */
function commandsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\bcase-record (?!\/)/u.test(value) && value.startsWith('npx ') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(commandsIn);
}

/** The words of a command line after the program's name; nothing in it may need a shell. */
function wordsOf(command: string, variables: Readonly<Record<string, string>> = {}): string[] {
  let line = command;
  for (const [name, value] of Object.entries(variables)) line = line.replaceAll(name, value);
  const [npx, program, ...words] = [...line.matchAll(/'([^']*)'|(\S+)/gu)].map((word) => word[1] ?? word[2] ?? '');
  assert.deepEqual([npx, program], ['npx', 'case-record'], line);
  for (const word of words) assert.doesNotMatch(word, /[$|&;<>`"]/u, line);
  return words;
}

/** A store with enough records for four parts, and with old faults that a baseline covers. */
async function store(): Promise<Folder> {
  const folder = new Folder().write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
  for (let n = 1; n <= 12; n += 1) {
    folder.write(`team ${n % 3}/ch-${n}.case.md`, child(`CH-${n}`, entry('2026-03-04 Visit', 'place: hme')));
  }
  const made = await folder.run(['lint', '.', '--write-baseline', 'case-record-baseline.json', '--fail-on', 'never']);
  assert.equal(made.status, 0, made.err);
  return folder;
}

describe('the pipelines to copy', () => {
  for (const { file, parts, handedOn, variables, writes } of PIPELINES) {
    describe(file, () => {
      const commands = commandsIn(yaml(file));
      let folder: Folder;
      beforeEach(async () => {
        folder = await store();
      });
      afterEach(() => folder.remove());

      async function runAll(): Promise<{ status: number; out: string }> {
        const [lint = '', merge = '', ...others] = commands;
        assert.deepEqual(others, []);
        for (let part = 1; part <= parts; part += 1) {
          const words = wordsOf(lint, variables(part));
          const { status, err } = await folder.run(words);
          assert.equal(status, 0, err);
          const written = `part-${part}.json`;
          mkdirSync(dirname(folder.at(handedOn(written))), { recursive: true });
          renameSync(folder.at(written), folder.at(handedOn(written)));
        }
        const { status, out, err } = await folder.run(wordsOf(merge, variables(1)));
        assert.notEqual(status, 2, err);
        return { status, out };
      }

      it('passes over what the baseline has', async () => {
        assert.equal((await runAll()).status, 0);
      });

      it('fails for what is new, and says of all parts what one run says', async () => {
        for (const n of [3, 8]) folder.write(`new/ch-9${n}.case.md`, child(`CH-9${n}`, entry('2026-02-31 Visit')));
        const { status, out } = await runAll();
        assert.equal(status, 1);
        const [, merge = ''] = commands;
        const formats = wordsOf(merge).slice(wordsOf(merge).indexOf('--fail-on'));
        const merged = writes.map((name) => folder.read(name));
        const single = await folder.run(['lint', '.', '--baseline', 'case-record-baseline.json', ...formats]);
        assert.equal(single.out, out);
        assert.match(single.out, /record\/bad-date/);
        assert.deepEqual(
          writes.map((name) => folder.read(name)),
          merged,
        );
      });
    });
  }

  it('are what GitHub takes for a workflow', async () => {
    const content = read('examples/pipelines/github-workflow.yml');
    const faults = async (text: string): Promise<readonly string[]> => {
      const { context, value } = parseWorkflow({ name: 'workflow', content: text }, new NoOperationTraceWriter());
      const found = context.errors.getErrors().map(({ message }) => message);
      if (value === undefined) return found;
      const { errors = [] } = await convertWorkflowTemplate(context, value);
      return [...found, ...errors.map((error) => String(error.Message))];
    };
    assert.deepEqual(await faults(content), []);
    assert.match((await faults(content.replace('needs: lint', 'needs: lnt'))).join(), /unknown job/);
    assert.match((await faults(content.replace('runs-on', 'run-on'))).join(), /Unexpected value/);
  });

  it('have the shape of an Azure pipeline', () => {
    const pipeline = yaml('azure-pipelines.yml');
    assert.deepEqual(keysOf(pipeline), ['trigger', 'schedules', 'pool', 'jobs']);
    const jobs = listAt(pipeline, 'jobs');
    const names = jobs.map((job) => at(job, 'job'));
    assert.deepEqual(names, ['lint', 'merge']);
    for (const job of jobs) {
      const before = at(job, 'dependsOn');
      if (before !== undefined) assert.ok(names.some((name) => name === before));
      for (const step of listAt(job, 'steps')) {
        const [kind] = keysOf(step);
        assert.ok(kind === 'task' || kind === 'script' || kind === 'publish', kind);
        if (kind === 'task') assert.match(String(at(step, 'task')), /^\w+@\d+$/u);
        if (kind === 'publish') assert.ok(at(step, 'artifact'));
      }
    }
  });

  it('have the shape of a GitLab pipeline', () => {
    const pipeline = yaml('gitlab-ci.yml');
    const stages = listAt(pipeline, 'stages');
    for (const name of ['lint', 'merge']) {
      const job = at(pipeline, name);
      assert.ok(stages.includes(at(job, 'stage')), name);
      assert.ok(listAt(job, 'script').every((line) => typeof line === 'string'));
      for (const key of keysOf(job))
        assert.ok(['stage', 'parallel', 'needs', 'script', 'artifacts'].includes(key), key);
      for (const key of keysOf(at(job, 'artifacts')))
        assert.ok(['paths', 'expire_in', 'when', 'reports'].includes(key), key);
    }
    assert.deepEqual(keysOf(at(at(at(pipeline, 'merge'), 'artifacts'), 'reports')), ['codequality', 'junit']);
  });

  it('are told in the page about them with commands that work', async () => {
    const page = read('docs/in-the-pipeline.md');
    const lines = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gmu)].flatMap(([, block = '']) => block.split('\n'));
    const asTyped = lines.map((line) => line.replace(/\s+#.*$/u, ''));
    const commands = asTyped.filter((line) => line.startsWith('npx case-record ')).map((line) => wordsOf(line));
    assert.ok(commands.length >= 3);
    const folder = await store();
    rmSync(folder.at('case-record-baseline.json'));
    for (const words of commands) {
      const { status, err } = await folder.run(words);
      assert.notEqual(status, 2, `${words.join(' ')}: ${err}`);
    }
    folder.remove();
  });
});

function keysOf(value: unknown): string[] {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.keys(value);
}

function at(value: unknown, key: string): unknown {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function listAt(value: unknown, key: string): unknown[] {
  const list = at(value, key);
  assert.ok(Array.isArray(list), key);
  return list;
}
