/** Completion and hover in a template: the keys of its front matter, and the names in its placeholders. */
import { type CompletionItem, CompletionItemKind, type Hover, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../record/types.ts';
import { fileName, isRecordName } from '../../workspace/record-files.ts';
import { KNOWN_NAMES, knownName } from '../../workspace/templates/known-names.ts';
import { TemplateProblems } from '../../workspace/templates/problems.ts';
import { LONGEST_TEMPLATE, readTemplate } from '../../workspace/templates/read.ts';
import type { TemplateVariable } from '../../workspace/templates/types.ts';
import type { Uri } from '../../workspace/types.ts';
import { canonical } from '../service.ts';
import { code, prose } from './markdown.ts';
import { offerOrder } from './offer-order.ts';

/** Longest placeholder that is looked at. */
const LONGEST = 200;

/** Whether a settings file is a template. */
export function isTemplateFile(uri: Uri): boolean {
  return isRecordName(uri);
}

/** The front matter of a template, where the cursor stands in it. */
export function frontMatterAt(text: string, offset: number): Span | undefined {
  const open = /^---[ \t]*\r?\n/u.exec(text)?.[0].length;
  if (open === undefined || offset < open) return undefined;
  const close = /^---[ \t]*\r?$/mu.exec(text.slice(open))?.index ?? text.length - open;
  return offset <= open + close ? { start: open, end: open + close } : undefined;
}

/** The name in a placeholder at the cursor; empty where one could begin. */
function nameAt(text: string, offset: number): (Span & { readonly name: string }) | undefined {
  const before = text.slice(Math.max(0, offset - LONGEST), offset);
  const open = before.lastIndexOf('{{');
  if (open === -1 || /[}\n>]/u.test(before.slice(open))) return undefined;
  const typed = /^\s*([a-z0-9-]*)$/u.exec(before.slice(open + 2));
  if (typed === null) return undefined;
  const start = offset - (typed[1] ?? '').length;
  const rest = /^[a-z0-9-]*/u.exec(text.slice(offset, offset + LONGEST))?.[0] ?? '';
  return { start, end: offset + rest.length, name: text.slice(start, offset + rest.length) };
}

/** The names that a placeholder may have; undefined where the cursor stands in none. */
export function placeholderItems(document: TextDocument, offset: number): CompletionItem[] | undefined {
  const text = document.getText();
  const at = nameAt(text, offset);
  if (at === undefined) return undefined;
  const range = { start: document.positionAt(at.start), end: document.positionAt(at.end) };
  const closes = text.startsWith('}}', at.end) ? '' : '}}';
  const own = variablesIn(document).map(({ name, ask }) => ({ name, told: ask ?? '' }));
  return [...own, ...KNOWN_NAMES].map(({ name, told }, index) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: told,
    sortText: offerOrder(index),
    textEdit: { range, newText: `${name}${closes}` },
  }));
}

/** What the placeholder at an offset stands for. */
export function placeholderHover(document: TextDocument, offset: number): Hover | null {
  const at = nameAt(document.getText(), offset);
  if (at === undefined || at.name === '') return null;
  const variable = variablesIn(document).find(({ name }) => name === at.name);
  const told = variable === undefined ? knownName(at.name)?.told : (variable.ask ?? 'It is worked out.');
  if (told === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: `${code(at.name)}: ${prose(told)}` },
    range: { start: document.positionAt(at.start), end: document.positionAt(at.end) },
  };
}

/** What the template asks, as it is typed. */
function variablesIn(document: TextDocument): readonly TemplateVariable[] {
  const uri = canonical(document.uri);
  if (document.getText().length > LONGEST_TEMPLATE) return [];
  const file = { uri, id: fileName(uri), text: document.getText(), shipped: false };
  return readTemplate(file, new Map(), new TemplateProblems())?.variables ?? [];
}
