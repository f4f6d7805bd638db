/** Records for the tests of the language: text in, problems out as `rule at "text"`. */
import { createRecordParser } from '../../../src/record/parse.ts';
import type { CaseRecord, Entry, Problem } from '../../../src/record/types.ts';
import { typeNames } from '../../support/type-names.ts';

export const HEAD = '---\nrecord: child\nid: CH-1\n---\n\n';

export function parse(text: string): CaseRecord {
  return createRecordParser({ types: typeNames }).parse(text);
}

/** A problem as `record/rule "what its span covers"`, followed by `→ suggestion` where it has one. */
export function told(problem: Problem, text: string): string {
  const at = JSON.stringify(text.slice(problem.span.start, problem.span.end));
  return `${problem.rule} ${at}${problem.suggestion === undefined ? '' : ` → ${JSON.stringify(problem.suggestion)}`}`;
}

/** Every problem of a record: its own, its front matter's and its blocks'. */
export function problemsOf(text: string): string[] {
  const record = parse(text);
  return [
    ...[...record.problems, ...(record.frontMatter?.problems ?? [])].map((problem) => told(problem, text)),
    ...record.blocks.flatMap(({ block }) => block.problems.map((problem) => told(problem, block.text))),
  ];
}

/** The problems of a record with good front matter and this body. */
export const inBody = (body: string): string[] => problemsOf(HEAD + body);

/** The problems of an entry with these fields. */
export const inFields = (yaml: string): string[] => inBody(`## 2026-02-02 Visit\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`);

/** The only entry of a record with good front matter and this body. */
export function entryIn(body: string): Entry {
  const [entry, ...more] = parse(HEAD + body).entries;
  if (!entry || more.length > 0) throw new Error(`one entry expected in ${body}`);
  return entry;
}

/** The fields of the only entry, as plain objects. */
export function fieldsIn(yaml: string): unknown {
  const { fields } = entryIn(`## 2026-02-02 Visit\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`).block;
  return JSON.parse(JSON.stringify(fields?.value ?? null));
}
