/** Reads a template: what its front matter says of it, and its text with partials put in. What is wrong is a problem at its place. */
import { DEFAULT_LIMITS } from '../../record/parse.ts';
import type { Fields, Span } from '../../record/types.ts';
import { readFields } from '../../record/yaml-fields.ts';
import { nearest } from '../../schema/suggest.ts';
import type { Uri } from '../types.ts';
import { type Partials, withPartials } from './include.ts';
import { KNOWN_NAMES, knownName } from './known-names.ts';
import { namesIn, readSegments } from './placeholders.ts';
import type { TemplateProblems } from './problems.ts';
import type { Segment, Template, TemplateKind, TemplateVariable } from './types.ts';
import { readVariables } from './variables.ts';

/** What ends the name of a template's file. */
export const TEMPLATE_ENDING = '.case.md';
/** Longest template, and longest partial, in bytes. */
export const LONGEST_TEMPLATE = 100_000;

const KEYS = ['name', 'description', 'kind', 'variables'];
const KINDS: readonly TemplateKind[] = ['record', 'entry', 'document'];
const LONGEST_NAME = 120;
const LONGEST_DESCRIPTION = 1_000;

/** A template's file, taken apart. */
interface Parts {
  /** The lines of the front matter under `template:`, with that line. */
  readonly head: Span;
  /** The parts of the file that are the text of the template. */
  readonly body: readonly Span[];
  /** Front matter beside `template:`; empty where there is none. */
  readonly front: Span;
}

/** A template as it is read, before it is tried out: `records` is known only then. */
export type ReadTemplate = Omit<Template, 'records'>;

/** Reads the text of a template. Undefined where it can't be used; why is then among the problems. */
export function readTemplate(
  file: { readonly uri: Uri; readonly id: string; readonly text: string; readonly shipped: boolean },
  partials: Partials,
  problems: TemplateProblems,
): ReadTemplate | undefined {
  const { uri, text } = file;
  const head = headOf(text);
  if (head === undefined) {
    return problems.fault(
      uri,
      { start: 0, end: Math.min(3, text.length) },
      'This is no template: it does not begin with what it is.',
      'Begin it with three hyphens, "template:" with name, description and kind below it, and three hyphens.',
    );
  }
  const read = readFields(text, head.start, head.end, DEFAULT_LIMITS);
  for (const { span, message, clears } of read.problems) problems.fault(uri, span, message, clears);
  if (read.problems.length > 0) return undefined;
  const about = aboutOf(uri, read.fields, problems);
  const { kind } = about;
  const parts = kind && partsOf(text, head, kind);
  if (kind === undefined || parts === undefined || about.name === undefined) return undefined;
  if (kind !== 'record' && text.slice(parts.front.start, parts.front.end).trim() !== '')
    problems.warn(
      uri,
      parts.front,
      `Only a template of the kind record has front matter of its own, so this is left out of ${kind === 'entry' ? 'the entry' : 'the document'}.`,
    );
  const pieces = parts.body.flatMap(({ start, end }) => readSegments(uri, text.slice(start, end), start));
  const segments = withPartials(pieces, partials, problems);
  const variables = readVariables(uri, read.fields, problems);
  checkNames(uri, segments, variables, problems);
  return {
    id: file.id,
    uri,
    shipped: file.shipped,
    name: about.name,
    description: about.description,
    kind,
    variables,
    segments,
  };
}

/** Where `template:` and what is indented below it stand in the front matter. */
function headOf(text: string): Span | undefined {
  const front = frontOf(text);
  if (front === undefined) return undefined;
  const lines = text.slice(front.start, front.end);
  const from = /^template:/mu.exec(lines)?.index;
  if (from === undefined) return undefined;
  const first = lines.indexOf('\n', from) + 1 || lines.length;
  const next = /^[^\s#]/mu.exec(lines.slice(first))?.index;
  return { start: front.start + from, end: front.start + (next === undefined ? lines.length : first + next) };
}

/** The lines between the hyphens at the very start. */
function frontOf(text: string): Span | undefined {
  const open = /^---[ \t]*\r?\n/u.exec(text)?.[0].length;
  if (open === undefined) return undefined;
  const close = /^---[ \t]*\r?$/mu.exec(text.slice(open))?.index;
  return close === undefined ? undefined : { start: open, end: open + close };
}

function partsOf(text: string, head: Span, kind: TemplateKind): Parts | undefined {
  const front = frontOf(text);
  if (front === undefined) return undefined;
  const after = text.indexOf('\n', front.end) + 1 || text.length;
  const before = { start: front.start, end: head.start };
  const rest = { start: head.end, end: front.end };
  const left = text.slice(before.start, before.end).trim() === '' ? rest : { start: before.start, end: rest.end };
  if (kind === 'record')
    return {
      head,
      body: [
        { start: 0, end: head.start },
        { start: head.end, end: text.length },
      ],
      front: left,
    };
  const blank = /^\s*/u.exec(text.slice(after))?.[0].length ?? 0;
  return {
    head,
    body: [{ start: after + blank, end: text.length }],
    front: text.slice(before.start, before.end).trim() === '' ? rest : before,
  };
}

function aboutOf(uri: Uri, fields: Fields, problems: TemplateProblems) {
  const about = fields.value.template;
  const place = (key: string, part: 'key' | 'value' = 'value') => fields.locate(['template', key], part);
  if (typeof about !== 'object' || Array.isArray(about)) {
    problems.fault(
      uri,
      fields.locate(['template'], 'key'),
      'Nothing is said of this template.',
      'Write name, description and kind below "template:", each on a line of its own and indented by two spaces.',
    );
    return { name: undefined, description: '', kind: undefined };
  }
  const said: { readonly [key: string]: unknown } = { ...about };
  for (const key of Object.keys(said)) {
    if (KEYS.includes(key)) continue;
    const meant = nearest(key, KEYS);
    const advice = meant === undefined ? `It can have ${KEYS.join(', ')}.` : `Did you mean "${meant}"?`;
    problems.warn(uri, place(key, 'key'), `A template has no key "${key.slice(0, 40)}", so it is not used. ${advice}`);
  }
  return {
    name:
      textOf(said, 'name', LONGEST_NAME) ??
      problems.fault(
        uri,
        place('name'),
        'This template has no name, so nobody could choose it.',
        'Write "name:" below "template:".',
      ),
    description:
      textOf(said, 'description', LONGEST_DESCRIPTION) ??
      problems.warn(
        uri,
        place('description'),
        'This template does not say what it is for.',
        'Write "description:" below "template:", in a sentence.',
      ) ??
      '',
    kind: kindOf(uri, said.kind, place('kind'), problems),
  };
}

function textOf(map: { readonly [key: string]: unknown }, key: string, longest: number): string | undefined {
  const value = map[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : undefined;
}

function kindOf(uri: Uri, value: unknown, span: Span, problems: TemplateProblems): TemplateKind | undefined {
  const kind = KINDS.find((each) => each === value);
  if (kind !== undefined) return kind;
  const meant = typeof value === 'string' ? nearest(value, KINDS) : undefined;
  const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return problems.fault(
    uri,
    span,
    `The kind of a template is record, entry or document.${advice}`,
    'Write "kind: entry" for what goes into a record that is there, "kind: record" for a whole record, "kind: document" for a letter.',
  );
}

/** Every placeholder must be something that is known or asked for, and what is asked for is to be used. */
function checkNames(
  uri: Uri,
  segments: readonly Segment[],
  variables: readonly TemplateVariable[],
  problems: TemplateProblems,
): void {
  const own = new Map(variables.map((variable) => [variable.name, variable]));
  const all = [...own.keys(), ...KNOWN_NAMES.map(({ name }) => name)];
  const used = new Set(variables.flatMap((variable) => namesIn(`${variable.default ?? ''}${variable.value ?? ''}`)));
  for (const segment of segments) {
    if (segment.kind !== 'value') continue;
    const { name, file, start, end } = segment;
    used.add(name);
    const kind = own.get(name)?.kind ?? knownName(name)?.kind;
    if (kind === undefined) {
      const meant = nearest(name, all);
      problems.fault(
        file,
        { start, end },
        `Nothing is called "${name}" here, so this place would stay empty.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        `Ask for it under "variables:", or use one of ${KNOWN_NAMES.map((known) => known.name).join(', ')}.`,
      );
    } else if (segment.offset !== undefined && kind !== 'date')
      problems.fault(file, { start, end }, `"${name}" is no date, so nothing can be added to it.`);
  }
  for (const { name, at } of variables)
    if (!used.has(name))
      problems.warn(uri, at, `"${name}" is not used in the template, so nothing would come of asking for it.`);
}
