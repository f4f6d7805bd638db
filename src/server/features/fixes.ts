/** Quick fixes as the editor's code actions: at the cursor what is found there, and over the record all that has one meaning. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { actionsAtCursor } from '../../lint/fixes/actions.ts';
import { fixAll } from '../../lint/fixes/fix-all.ts';
import { findingsAt, fixesOf, MENDING, SILENCING } from '../../lint/fixes/list.ts';
import { isSetIn, partAt } from '../../lint/fixes/place.ts';
import { type Sibling, siblingVisits } from '../../lint/fixes/sibling-visit.ts';
import type { Fix, FixContext, FixEdit } from '../../lint/fixes/types.ts';
import { snippetTexts } from '../../lint/fixes/writing.ts';
import type { Finding } from '../../rules/types.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import { findingsBesideOthers } from './diagnostics.ts';

/** All that has one meaning, over the whole record; done on saving where the editor is told so. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.caseRecord`;
/** What may be done at a place where nothing was found. */
export const AT_PLACE = `${CodeActionKind.RefactorRewrite}.caseRecord`;
/** Opens the page about a rule. The argument is its address. */
export const OPEN_RULE_PAGE = 'caseRecord.openRulePage';

/** More findings at once than anyone looks through a menu for. */
const MOST = 20;

/** What a client can take, and what is known of whoever sits before it. */
export interface FixClient {
  /** Takes places to type in what an edit puts in. */
  readonly snippets: boolean;
  /** Refuses edits of another version of the text. */
  readonly versions: boolean;
  readonly worker?: string;
  /** The page about a rule, where the client can show one. */
  rulePage(rule: string): string | undefined;
}

export interface FixQuestion extends Pick<CodeActionParams, 'range'> {
  readonly diagnostics: readonly Diagnostic[];
  /** The kinds that are wanted; all but those for the whole record where nothing is said. */
  readonly only?: readonly string[] | undefined;
}

/** The code actions at a range. Offsets are of the text as it stands, whatever the client's findings are of. */
export function codeActionsOf(
  record: JudgedRecord,
  question: FixQuestion,
  client: FixClient,
  siblings: readonly Sibling[] = [],
): CodeAction[] {
  const { only } = question;
  const wanted = (kind: string): boolean =>
    only === undefined
      ? !kind.startsWith(CodeActionKind.Source)
      : only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
  const actions: CodeAction[] = [];
  const context = contextOf(record, client);
  if (wanted(CodeActionKind.QuickFix)) actions.push(...quickFixes(record, question, client, context));
  if (wanted(AT_PLACE)) actions.push(...atPlace(record, question, client, context, siblings));
  if (wanted(FIX_ALL)) actions.push(...wholeRecord(record, client, context));
  return actions;
}

function contextOf({ judgement, workspace, asOf }: JudgedRecord, { worker }: FixClient): FixContext {
  const { catalogue, policy } = workspace;
  return { judgement, catalogue, policy, asOf, ...(worker !== undefined && { worker }) };
}

function* quickFixes(
  record: JudgedRecord,
  { range, diagnostics }: FixQuestion,
  client: FixClient,
  context: FixContext,
): Iterable<CodeAction> {
  const [start, end] = [record.document.offsetAt(range.start), record.document.offsetAt(range.end)];
  const pages = new Map<string, CodeAction>();
  const silencing: CodeAction[] = [];
  for (const finding of findingsAt(findingsBesideOthers(record), start, end).slice(0, MOST)) {
    const its = diagnosticsOf(record, finding, diagnostics);
    let preferred = false;
    for (const fix of fixesOf(finding, context, MENDING)) {
      const isFirst: boolean = fix.preferred === true && !preferred;
      preferred ||= isFirst;
      yield {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        ...its,
        ...(isFirst && { isPreferred: true }),
        edit: workspaceEdit(record, fix, client),
      };
    }
    for (const fix of fixesOf(finding, context, SILENCING))
      silencing.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        ...its,
        edit: workspaceEdit(record, fix, client),
      });
    const page = client.rulePage(finding.rule);
    if (page !== undefined && !pages.has(finding.rule)) {
      const title = `Read why: the page about ${finding.rule}`;
      const command = { title, command: OPEN_RULE_PAGE, arguments: [page] };
      pages.set(finding.rule, { title, kind: CodeActionKind.QuickFix, ...its, command });
    }
  }
  // What mends comes first, whatever else was found at the place.
  yield* silencing;
  yield* pages.values();
}

/** The client's own words for a finding, so that it knows what the fix is for. */
function diagnosticsOf(
  { document }: JudgedRecord,
  { rule, span }: Finding,
  diagnostics: readonly Diagnostic[],
): Pick<CodeAction, 'diagnostics'> {
  const { start, end } = rangeOf(document, span);
  const its = diagnostics.filter(
    ({ code, range }) =>
      code === rule &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      range.end.line === end.line &&
      range.end.character === end.character,
  );
  return its.length === 0 ? {} : { diagnostics: its };
}

function* atPlace(
  record: JudgedRecord,
  { range }: FixQuestion,
  client: FixClient,
  context: FixContext,
  siblings: readonly Sibling[],
): Iterable<CodeAction> {
  const offset = record.document.offsetAt(range.start);
  const part = partAt(record.judgement.record, offset);
  const isSaid = findingsAt(record.judgement.findings, offset, record.document.offsetAt(range.end)).some(({ rule }) =>
    /\/action-(?:overdue|still-open)$/.test(rule),
  );
  const fixes = [...siblingVisits(part, siblings, context), ...(isSaid ? [] : actionsAtCursor(part, offset, context))];
  for (const fix of fixes) yield { title: fix.title, kind: AT_PLACE, edit: workspaceEdit(record, fix, client) };
}

function* wholeRecord(record: JudgedRecord, client: FixClient, context: FixContext): Iterable<CodeAction> {
  const { workspace, judgement } = record;
  const { id } = judgement.record;
  const edits = fixAll(context, workspace.linter, id === undefined ? [] : workspace.sharedWith(id));
  if (edits.length === 0) return;
  const title = 'Mend all slips in this record that have one meaning';
  yield { title, kind: FIX_ALL, edit: workspaceEdit(record, { edits }, client) };
}

/** Of this version of the text, so that the client refuses it for another. */
function workspaceEdit(record: JudgedRecord, { edits }: Pick<Fix, 'edits'>, client: FixClient): WorkspaceEdit {
  const { uri, document } = record;
  if (!client.versions) return { changes: { [uri]: edits.map((edit) => plain(record, edit)) } };
  const snippets = client.snippets ? snippetTexts(edits) : [];
  const all = edits.map((edit, at): TextEdit | SnippetTextEdit => {
    // Editors set the lines of a snippet in as far as the line is on which it goes in.
    const isMoved = /[\r\n]/.test(edit.text) && isSetIn(record.judgement.record, edit.span.start);
    const value = edit.stops.length === 0 || isMoved ? undefined : snippets[at];
    if (value === undefined) return plain(record, edit);
    return { range: rangeOf(document, edit.span), snippet: { kind: 'snippet', value } };
  });
  return { documentChanges: [{ textDocument: { uri, version: document.version }, edits: all }] };
}

function plain({ document }: JudgedRecord, { span, text }: FixEdit): TextEdit {
  return { range: rangeOf(document, span), newText: text };
}
