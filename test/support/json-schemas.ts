/** Checks values against JSON Schemas, with the formats of dates and addresses. */
import { readFileSync } from 'node:fs';
import type { AnySchema, ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const root = new URL('../../', import.meta.url);

/** What is wrong with a value, a line each. */
export type Checker = (value: unknown) => readonly string[];

/** A schema of this project: `lint-report` for `schemas/lint-report.schema.json`. */
export function ownSchema(name: string): Checker {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  return checker(ajv, schemaAt(`schemas/${name}.schema.json`));
}

/** The schema of SARIF 2.1.0, which is written in an older draft. */
export function sarifSchema(): Checker {
  const ajv = new AjvDraft04({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return checker(ajv, schemaAt('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
}

function schemaAt(path: string): object {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as object;
}

interface Validator {
  (value: unknown): unknown;
  errors?: readonly ErrorObject[] | null;
}

function checker(ajv: { compile(schema: AnySchema): Validator }, schema: AnySchema): Checker {
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
