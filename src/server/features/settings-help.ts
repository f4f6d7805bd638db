/** Completion and hover in `.case-record/config.yaml`, `policy.yaml` and templates, from their schemas and from what the workspace holds. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import configSchema from '../../../schemas/config.schema.json' with { type: 'json' };
import policySchema from '../../../schemas/policy.schema.json' with { type: 'json' };
import templateSchema from '../../../schemas/template.schema.json' with { type: 'json' };
import type { FieldPath } from '../../record/types.ts';
import { describeRules } from '../../rules/describe.ts';
import { fileName } from '../../workspace/record-files.ts';
import type { Uri, Workspace } from '../../workspace/types.ts';
import { type FieldCursor, fieldCursor } from './field-cursor.ts';
import { knownRoles } from './known-roles.ts';
import { code, plain } from './markdown.ts';
import { offerOrder } from './offer-order.ts';
import { isNested, keysOf, partsAt, type SchemaPart, valuesOf, wordOf } from './schema-parts.ts';
import { frontMatterAt, isTemplateFile, placeholderHover, placeholderItems } from './template-help.ts';

/** Longer files are read, but nobody is helped to write them. */
const LONGEST_HELPED = 200_000;

interface Named {
  readonly name: string;
  readonly told?: string;
}

/** The schema of a settings file that is written as YAML; undefined for any other file. */
function schemaOf(uri: Uri): SchemaPart | undefined {
  const name = fileName(uri);
  if (name === 'config.yaml') return configSchema;
  if (isTemplateFile(name)) return templateSchema;
  return name === 'policy.yaml' ? policySchema : undefined;
}

/** What can be written at an offset of the document. `packs` are those that the program brings. */
export function settingsItems(
  document: TextDocument,
  offset: number,
  workspace: Workspace,
  packs: readonly string[],
): CompletionItem[] {
  const names = isTemplateFile(document.uri) ? placeholderItems(document, offset) : undefined;
  if (names !== undefined) return names;
  const schema = schemaOf(document.uri);
  const cursor = cursorIn(document, offset);
  if (schema === undefined || cursor === undefined) return [];
  const range = { start: document.positionAt(cursor.span.start), end: document.positionAt(cursor.span.end) };
  if (cursor.part === 'value') {
    const known = namesAt(cursor.path, workspace, packs);
    const named = valuesOf(partsAt(schema, cursor.path)).map((name): Named => ({ name }));
    return [...known, ...named].map(({ name, told }, index) => ({
      label: name,
      kind: CompletionItemKind.Value,
      sortText: offerOrder(index),
      ...(told === undefined ? {} : { detail: told }),
      textEdit: { range, newText: asValue(name) },
    }));
  }
  const holder = partsAt(schema, cursor.parent);
  const keys = [...keysOf(schema, holder)].filter(([name]) => !cursor.siblings.has(name));
  const offered = keys.map(([name, parts], index): CompletionItem => {
    const nested = isNested(parts);
    return {
      label: name,
      kind: CompletionItemKind.Property,
      sortText: offerOrder(index),
      insertTextFormat: InsertTextFormat.Snippet,
      documentation: { kind: MarkupKind.Markdown, value: wordOf(parts, 'description') ?? '' },
      textEdit: { range, newText: nested ? `${name}:\n${' '.repeat(cursor.indent + 2)}$0` : `${name}: $0` },
    };
  });
  return [
    ...offered,
    ...ruleKeys(cursor, workspace).map((item) => ({ ...item, textEdit: { range, newText: `${item.label}: ` } })),
  ];
}

/** What the key or value at an offset means. */
export function settingsHover(document: TextDocument, offset: number, workspace: Workspace): Hover | null {
  const told = isTemplateFile(document.uri) ? placeholderHover(document, offset) : null;
  if (told !== null) return told;
  const schema = schemaOf(document.uri);
  const cursor = cursorIn(document, offset);
  if (schema === undefined || cursor === undefined || cursor.span.start === cursor.span.end) return null;
  const parts = partsAt(schema, cursor.path);
  const key = String(cursor.path.at(-1) ?? '');
  const range = { start: document.positionAt(cursor.span.start), end: document.positionAt(cursor.span.end) };
  const rule = cursor.path[0] === 'rules' ? describeRules(workspace.policy).find(({ id }) => id === key) : undefined;
  const lines = rule ? [`**${plain(rule.title)}** (${code(rule.id)})`, rule.description] : [];
  const described = wordOf(parts, 'description');
  if (rule === undefined && described !== undefined)
    lines.push(`**${plain(wordOf(parts, 'title') ?? key)}**`, described);
  const values = valuesOf(parts);
  if (values.length > 0) lines.push(`For example: ${values.slice(0, 12).map(code).join(', ')}`);
  return lines.length === 0 ? null : { contents: { kind: MarkupKind.Markdown, value: lines.join('\n\n') }, range };
}

function cursorIn(document: TextDocument, offset: number): FieldCursor | undefined {
  const text = document.getText();
  if (text.length > LONGEST_HELPED) return undefined;
  const region = isTemplateFile(document.uri) ? frontMatterAt(text, offset) : { start: 0, end: text.length };
  return region && fieldCursor(text, region, offset);
}

/** Names that a value may be: of packs, teams, people, roles, entry types and statuses. */
function namesAt(path: FieldPath, workspace: Workspace, packs: readonly string[]): readonly Named[] {
  const { config, catalogue, policy } = workspace;
  const keys = path.filter((step) => typeof step === 'string');
  switch (keys.at(-1)) {
    case 'policies':
    case 'extends':
      return packs.map((name) => ({ name }));
    case 'team':
      return [...config.teams.values()].map(({ id, name }) => ({ name: id, told: name }));
    case 'manager':
      return [...config.people.values()].map(({ id, name }) => ({ name: id, told: name }));
    case 'role':
    case 'roles':
      return knownRoles(workspace, keys[0] === 'people' ? keys[1] : undefined);
    case 'entry':
      return catalogue.types.map(({ id, title }) => ({ name: id, told: title }));
    case 'during':
    case 'status':
      return policy.statuses.map(({ id, title }) => ({ name: id, told: title }));
    default:
      return [];
  }
}

/** As YAML reads it back, in braces too. */
function asValue(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._@/'’-]*$/u.test(name) ? name : JSON.stringify(name);
}

function ruleKeys(cursor: FieldCursor, { policy }: Workspace): readonly CompletionItem[] {
  if (cursor.parent.length !== 1 || cursor.parent[0] !== 'rules') return [];
  return describeRules(policy)
    .filter(({ id }) => !cursor.siblings.has(id))
    .map(({ id, title }) => ({ label: id, kind: CompletionItemKind.Property, detail: title, filterText: id }));
}
