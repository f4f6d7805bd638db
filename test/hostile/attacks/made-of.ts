/** What the attacks are made of. */
import { child, entry } from '../../cli/command.ts';

export interface Attack {
  readonly name: string;
  /** Content by name of file. */
  readonly files: () => Readonly<Record<string, string>>;
}

export const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
export const nested = (open: string, close: string, depth: number, inside: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);
export const schema = (content: object): string => JSON.stringify(content);
export const pack = (items: string): string => `policy: east\ntitle: East\nversion: "1"\nextends: england\n${items}`;
export const source = 'source: {provision: a test, status: local}';
export const visits = (count: number): string =>
  range(count)
    .map((index) => entry(`2026-${two((index % 12) + 1)}-${two((index % 28) + 1)} Visit`, 'by: x', 'seen: yes'))
    .join('');
export const two = (number: number): string => String(number).padStart(2, '0');
export const record = child('CH-1', visits(50));
export const config = (text: string): Readonly<Record<string, string>> => ({
  '.case-record/config.yaml': text,
  'a.case.md': record,
});
export const policy = (text: string): Readonly<Record<string, string>> => ({
  '.case-record/policy.yaml': pack(text),
  'a.case.md': record,
});
export const type = (content: object, entries = entry('2026-03-04 Circle', `venue: "${'a'.repeat(900)}!"`)) => ({
  '.case-record/entries/circle.schema.json': schema({ title: 'Circle', ...content }),
  'a.case.md': child('CH-1', entries),
});
export const field = (content: object) => type({ properties: { venue: content } });

/** Names that differ from each other by a few letters, so that each is near to many. */
export const nearNames = (count: number, first: string): readonly string[] =>
  range(count).map((index) => `${first}.person${index}`);

export function record1(): Readonly<Record<string, string>> {
  return { 'a.case.md': record };
}

export function template(includes: string): string {
  return `---\ntemplate: {name: T, kind: document}\n---\n\n${includes
    .split(' ')
    .map((name) => `{{> ${name}}}\n`)
    .join('')}`;
}

export function doubling(depth: number): string {
  return depth === 0 ? '{required: [seen]}' : `{anyOf: [${doubling(depth - 1)}, ${doubling(depth - 1)}]}`;
}
