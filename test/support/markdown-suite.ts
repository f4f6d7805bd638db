/**
 * A Markdown file as a test suite. Prose says what practice a rule protects; each fenced `case-record` block is one test: a record,
 * the day it is judged on, and comments that say which findings must stand where (expectations.ts). No other finding may appear.
 *
 *     ````case-record as-of=2026-05-01 only=practice/*
 *
 * `only` names the rules that the block is about, with commas between; a `*` at the end stands for anything; without it every rule speaks. A block with no
 * front matter is given that of a fictional child (`kind=supervision`: of a fictional worker). Records hold fences themselves, so the block has a
 * longer one. `people=j.okafor:2024-09-02..2026-02-13` says of somebody when they began and when they left.
 */
import type { Code, Heading, Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseIsoDate } from '../../src/record/date.ts';
import type { IsoDate } from '../../src/record/types.ts';
import type { People } from '../../src/rules/types.ts';
import { type Expectation, readExpectations } from './expectations.ts';

export interface SuiteCase {
  /** The headings above the block, outermost first, and the sentence before it. */
  readonly title: string;
  /** Line of the block in the suite, from 1. */
  readonly line: number;
  readonly asOf: IsoDate;
  /** The record without the comments, with the front matter that was supplied. */
  readonly text: string;
  /** Lines of {@link text}. */
  readonly expectations: readonly Expectation[];
  /** What the workspace says of people, where the block says any of it. */
  readonly people?: People;
  covers(rule: string): boolean;
}

const SUPPLIED = {
  child: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\n',
  supervision:
    '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-01-05\nstage: experienced\n---\n\n',
} as const;

/** A record with front matter: its own, or that of a fictional child or worker. */
export function wholeRecord(text: string, kind: keyof typeof SUPPLIED = 'child'): string {
  return text.startsWith('---') ? text : SUPPLIED[kind] + text;
}

/** The tests of a suite, in order. Throws where a block can't be understood: a suite is code. */
export function readSuite(markdown: string): readonly SuiteCase[] {
  const tree = unified().use(remarkParse).parse(markdown);
  const headings: string[] = [];
  let before = '';
  const cases: SuiteCase[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      headings.length = (node as Heading).depth - 1;
      headings[node.depth - 1] = textOf(node);
      before = '';
    } else if (node.type === 'paragraph') before = textOf(node).split(/(?<=[.:!?])\s/, 1)[0] ?? '';
    else if (node.type === 'code' && node.lang === 'case-record') {
      cases.push(readCase(node, [...headings.filter(Boolean).slice(1), before].filter(Boolean).join(': ')));
    }
  }
  return cases;
}

function readCase(node: Code, title: string): SuiteCase {
  const line = node.position?.start.line ?? 0;
  const options = new Map(
    (node.meta ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => split(each, line)),
  );
  for (const name of options.keys()) {
    if (!['as-of', 'only', 'kind', 'people'].includes(name)) throw new Error(`Line ${line}: unknown option ${name}`);
  }
  const asOf = parseIsoDate(options.get('as-of') ?? '');
  if (!asOf) throw new Error(`Line ${line}: the block needs as-of=DATE`);
  const kind = options.get('kind') === 'supervision' ? 'supervision' : 'child';
  const only = options.get('only')?.split(',');
  const people = options.get('people');
  return {
    title: title || `line ${line}`,
    line,
    asOf,
    ...readExpectations(`${wholeRecord(node.value, kind)}\n`),
    ...(people === undefined ? {} : { people: peopleOf(people, line) }),
    covers: (rule) =>
      !only || only.some((each) => each === rule || (each.endsWith('*') && rule.startsWith(each.slice(0, -1)))),
  };
}

/** `j.okafor:2024-09-02..2026-02-13`: their first and their last day, either of which may be left out; several people with commas between. */
function peopleOf(option: string, line: number): People {
  return new Map(
    option.split(',').map((each) => {
      const [, id, started = '', left = ''] = /^([^:]+):([\d-]*)\.\.([\d-]*)$/.exec(each) ?? [];
      if (id === undefined) throw new Error(`Line ${line}: people are written id:STARTED..LEFT, not ${each}`);
      const [first, last] = [parseIsoDate(started), parseIsoDate(left)];
      return [id, { ...(first && { started: first }), ...(last && { left: last }) }];
    }),
  );
}

function split(option: string, line: number): [string, string] {
  const [name, value] = option.split('=', 2);
  if (!name || value === undefined) throw new Error(`Line ${line}: options are written name=value, not ${option}`);
  return [name, value];
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
