/** The variables of a template: what is asked, what is proposed, and what is worked out. */
import { parseIsoDate } from '../../record/date.ts';
import { isMap } from '../../record/field-value.ts';
import type { FieldMap, Fields, FieldValue } from '../../record/types.ts';
import { nearest } from '../../schema/suggest.ts';
import type { Uri } from '../types.ts';
import { knownName } from './known-names.ts';
import { namesIn, readSegments, TEMPLATE_NAME } from './placeholders.ts';
import type { TemplateProblems } from './problems.ts';
import type { AnswerKind, TemplateVariable } from './types.ts';

const KEYS = ['ask', 'kind', 'default', 'choices', 'required', 'value', 'due'];
const KINDS: readonly AnswerKind[] = ['text', 'date', 'person', 'choice'];
const MOST_VARIABLES = 60;
const MOST_CHOICES = 100;
const LONGEST_TEXT = 500;

/** Reads `variables:`. What is wrong with one takes away that one. */
export function readVariables(uri: Uri, fields: Fields, problems: TemplateProblems): readonly TemplateVariable[] {
  const template = fields.value.template;
  const written = isMap(template) ? template.variables : undefined;
  if (written === undefined) return [];
  if (!isMap(written)) {
    problems.fault(
      uri,
      fields.locate(['template', 'variables'], 'value'),
      'Variables are written each by its name, with what is asked below it.',
      'Write "seen:" and below it "ask: Was the child seen?", indented.',
    );
    return [];
  }
  const reader = new VariableReader(uri, fields, problems);
  const names = Object.keys(written);
  if (names.length > MOST_VARIABLES)
    problems.fault(
      uri,
      fields.locate(['template', 'variables', names[MOST_VARIABLES] ?? ''], 'key'),
      `A template has at most ${MOST_VARIABLES} variables; this one and those after it are left out.`,
    );
  return names.slice(0, MOST_VARIABLES).flatMap((name) => reader.read(name, written[name]) ?? []);
}

class VariableReader {
  readonly #uri: Uri;
  readonly #fields: Fields;
  readonly #problems: TemplateProblems;
  readonly #known = new Set<string>();

  constructor(uri: Uri, fields: Fields, problems: TemplateProblems) {
    this.#uri = uri;
    this.#fields = fields;
    this.#problems = problems;
  }

  read(name: string, written: FieldValue | undefined): TemplateVariable | undefined {
    const at = this.#place(name, undefined, 'key');
    if (!TEMPLATE_NAME.test(name) || name.length > 60)
      return this.#fault(
        at,
        `"${name.slice(0, 40)}" can't be the name of a variable.`,
        'Use small letters, digits and hyphens: child-seen.',
      );
    if (knownName(name) !== undefined && !isMap(written))
      return this.#fault(at, `"${name}" is known without being asked for.`);
    if (!isMap(written)) return this.#fault(at, ...asksNothing(name));
    for (const key of Object.keys(written)) this.#checkKey(name, key);
    const ask = this.#text(name, written, 'ask');
    const value = this.#text(name, written, 'value');
    const due = this.#texts(name, written, 'due');
    if (ask === undefined && value === undefined && due.length === 0) return this.#fault(at, ...asksNothing(name));
    const choices = this.#texts(name, written, 'choices').slice(0, MOST_CHOICES);
    const kind = due.length > 0 ? 'date' : this.#kind(name, written, choices);
    const proposed = this.#text(name, written, 'default');
    if (proposed !== undefined && !proposed.includes('{{')) {
      if (kind === 'date' && parseIsoDate(proposed) === undefined)
        this.#fault(
          this.#place(name, 'default'),
          `"${proposed}" is no date that exists.`,
          'Write it like 2026-03-31, or {{today}}.',
        );
      if (choices.length > 0 && !choices.includes(proposed))
        this.#fault(this.#place(name, 'default'), `"${proposed}" is none of the choices.`);
    }
    for (const [key, text] of [
      ['default', proposed],
      ['value', value],
    ] as const)
      this.#checkPlaceholders(name, key, text);
    this.#known.add(name);
    return {
      name,
      kind,
      ...(ask === undefined ? {} : { ask }),
      ...(proposed === undefined ? {} : { default: proposed }),
      ...(value === undefined ? {} : { value }),
      due,
      choices,
      required: this.#required(name, written),
      at,
    };
  }

  #checkKey(name: string, key: string): void {
    if (KEYS.includes(key)) return;
    const meant = nearest(key, KEYS);
    const advice = meant === undefined ? `It can have ${KEYS.join(', ')}.` : `Did you mean "${meant}"?`;
    this.#problems.warn(
      this.#uri,
      this.#place(name, key, 'key'),
      `A variable has no key "${key.slice(0, 40)}". ${advice}`,
    );
  }

  /** What is proposed or worked out may speak of what is known before anything is asked, and of variables above. */
  #checkPlaceholders(name: string, key: string, text: string | undefined): void {
    if (text === undefined) return;
    const at = this.#place(name, key);
    if (readSegments('', text, 0).some(({ kind }) => kind === 'include' || kind === 'faulty'))
      this.#fault(
        at,
        `There is something in double brackets here that is no placeholder.`,
        'Write {{name}} or {{today + 10 working days}}.',
      );
    for (const needed of namesIn(text))
      if (knownName(needed) === undefined && !this.#known.has(needed))
        this.#fault(
          at,
          `Nothing above "${name}" is called "${needed}".`,
          'Put the variable that it needs before this one.',
        );
  }

  #kind(name: string, written: FieldMap, choices: readonly string[]): AnswerKind {
    if (written.kind === undefined) return choices.length > 0 ? 'choice' : 'text';
    const kind = KINDS.find((each) => each === written.kind);
    if (kind === undefined || (kind === 'choice' && choices.length === 0)) {
      this.#fault(this.#place(name, 'kind'), 'An answer is text, a date, a person, or a choice with "choices:".');
      return choices.length > 0 ? 'choice' : 'text';
    }
    return kind;
  }

  #required(name: string, written: FieldMap): boolean {
    const { required } = written;
    if (required === undefined || required === 'yes') return true;
    if (required !== 'no') this.#fault(this.#place(name, 'required'), '"required" is yes or no.');
    return required !== 'no';
  }

  #text(name: string, written: FieldMap, key: string): string | undefined {
    const value = written[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
    const message = `"${key}" is a text.`;
    return this.#fault(
      this.#place(name, key),
      message,
      'A placeholder at the start of a value stands in quotation marks: "{{today}}".',
    );
  }

  #texts(name: string, written: FieldMap, key: string): readonly string[] {
    const value = written[key];
    if (value === undefined) return [];
    const texts =
      typeof value === 'string'
        ? [value]
        : Array.isArray(value)
          ? value.filter((each) => typeof each === 'string')
          : [];
    if (texts.length === 0) this.#fault(this.#place(name, key), `"${key}" is a list of texts, such as [home, school].`);
    return texts.map((text) => text.slice(0, LONGEST_TEXT));
  }

  #place(name: string, key: string | undefined, part: 'key' | 'value' = 'value') {
    return this.#fields.locate(['template', 'variables', name, ...(key === undefined ? [] : [key])], part);
  }

  #fault(span: { readonly start: number; readonly end: number }, message: string, clears?: string): undefined {
    return this.#problems.fault(this.#uri, span, message, clears);
  }
}

/** What is said of a variable, and the way out, where nothing says how it comes by a value. */
function asksNothing(name: string): readonly [message: string, clears: string] {
  return [
    `"${name}" does not say what is asked.`,
    'Write "ask:" below it with the question, or "value:" with what it always is.',
  ];
}
