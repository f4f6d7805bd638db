/** `Case Record: New from template`: choose a template, answer what it asks, and go on writing: in a new record, in the record that is open, or in a new document. */
import * as vscode from 'vscode';
import { FILE_ID } from '../../record/ids.ts';
import { LANGUAGE_ID } from '../../server/protocol.ts';
import {
  FILL_TEMPLATE_REQUEST,
  type FilledTemplate,
  type FillTemplateParams,
  TEMPLATE_QUESTIONS_REQUEST,
  TEMPLATES_REQUEST,
  type TemplateChoice,
  type TemplatePlace,
  type TemplateQuestions,
} from '../../server/template-requests.ts';
import type { CaseRecordClient } from '../client.ts';
import { askQuestions } from './ask-questions.ts';
import { insertEntry, sayChanged } from './insert-entry.ts';
import { openNewRecord, RECORD_ENDING } from './new-document.ts';
import { askForFolder, folderTold } from './new-folder.ts';

/** What the command may be told, for a key or an extension of one's own: `{template, answers, folder}`. What is told is not asked. */
interface Told {
  readonly template?: string;
  readonly answers: ReadonlyMap<string, string>;
}

interface TemplateItem extends vscode.QuickPickItem {
  readonly template?: TemplateChoice;
}

export async function newFromTemplate(client: CaseRecordClient, given: unknown): Promise<void> {
  const told = toldOf(given);
  const editor = activeRecord();
  // Each team has templates of its own, so that a window with several asks whose are meant before it asks which.
  const team = editor === undefined ? await askTeam(given) : undefined;
  if (team === 'left') return;
  const here: TemplatePlace = editor
    ? { uri: editor.document.uri.toString() }
    : team === undefined
      ? {}
      : { folder: (folderTold(given) ?? team).toString() };
  for (;;) {
    const choices = await client.ask<TemplateChoice[]>(TEMPLATES_REQUEST, here);
    const template = await chosenOf(choices, told);
    if (template === undefined) return;
    const folder = template.kind === 'record' ? await askForFolder(given, team) : 'none';
    if (folder === undefined) return;
    const place = folder === 'none' ? here : { folder: folder.toString() };
    if ((await fillIn(client, template, { place, folder, editor, told })) !== 'back') return;
  }
}

/** The folder of the window whose templates are meant; undefined where there is none, `left` where the question was. */
async function askTeam(given: unknown): Promise<vscode.Uri | 'left' | undefined> {
  const told = folderTold(given);
  if (told !== undefined) return vscode.workspace.getWorkspaceFolder(told)?.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  const placeHolder = vscode.l10n.t("Which team's templates?");
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder }))?.uri ?? 'left';
}

/** Where a template goes. */
interface Goal {
  readonly place: TemplatePlace;
  /** Of a new record. */
  readonly folder: vscode.Uri | 'none';
  readonly editor: vscode.TextEditor | undefined;
  readonly told: Told;
}

async function fillIn(
  client: CaseRecordClient,
  template: TemplateChoice,
  { place, folder, editor, told }: Goal,
): Promise<'back' | undefined> {
  const { id } = template;
  // An entry is written where the cursor was and into the text as it was when it was asked for.
  const asked = await client.ask<TemplateQuestions | null>(TEMPLATE_QUESTIONS_REQUEST, { ...place, template: id });
  if (asked === null) {
    sayNotThere(template.name, folder);
    return undefined;
  }
  const answers = await askQuestions(
    template.name,
    asked.filter(({ name }) => !told.answers.has(name)),
  );
  if (answers === undefined) return undefined;
  if (answers === 'back') return told.template === undefined ? 'back' : undefined;
  const version = editor?.document.version;
  const active = editor?.selection.active;
  const params: FillTemplateParams = {
    ...place,
    template: id,
    answers: Object.fromEntries([...told.answers, ...answers]),
    ...(version === undefined ? {} : { version }),
    ...(active === undefined ? {} : { position: { line: active.line, character: active.character } }),
  };
  const filled = await client.ask<FilledTemplate | null>(FILL_TEMPLATE_REQUEST, params);
  if (filled === null) sayChanged();
  else if ('problems' in filled) sayProblems(filled.problems);
  else if (template.kind === 'record')
    await openNewRecord(filled.snippet, folder === 'none' ? undefined : fileFor(folder, filled.id));
  else if (template.kind === 'document') await openDocument(filled.snippet);
  else if (editor !== undefined && version !== undefined && filled.position !== undefined)
    await insertEntry(editor, version, { position: filled.position, snippet: filled.snippet });
  return undefined;
}

/** Where a new record's id makes no name of a file, it is saved when its writer says where. */
function fileFor(folder: vscode.Uri, id: string | undefined): vscode.Uri | undefined {
  return id !== undefined && FILE_ID.test(id) ? vscode.Uri.joinPath(folder, `${id}${RECORD_ENDING}`) : undefined;
}

/** A letter is no record: a document that is no file yet, which is saved when its writer says where. */
async function openDocument(snippet: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0), {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}

/** Another team's folder was chosen, or the file of the template went meanwhile. */
function sayNotThere(name: string, folder: vscode.Uri | 'none'): void {
  const message =
    folder === 'none'
      ? vscode.l10n.t('The template "{0}" is no longer there. Nothing was written.', name)
      : vscode.l10n.t(
          'The template "{0}" is not one of those of {1}. Nothing was written: choose a folder of the team whose template it is.',
          name,
          vscode.workspace.asRelativePath(folder, true),
        );
  void vscode.window.showWarningMessage(message);
}

async function chosenOf(choices: readonly TemplateChoice[], told: Told): Promise<TemplateChoice | undefined> {
  if (told.template === undefined) return askWhich(choices);
  const chosen = choices.find(({ id }) => id === told.template);
  if (chosen === undefined)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no template "{0}" here. An entry needs a record that is open to go into.', told.template),
    );
  return chosen;
}

async function askWhich(choices: readonly TemplateChoice[]): Promise<TemplateChoice | undefined> {
  const kinds: readonly (readonly [TemplateChoice['kind'], string])[] = [
    ['entry', vscode.l10n.t('Into the record that is open')],
    ['record', vscode.l10n.t('A new record')],
    ['document', vscode.l10n.t('A letter or a report')],
  ];
  const items = kinds.flatMap(([kind, label]): TemplateItem[] => {
    const inKind = choices.filter((choice) => choice.kind === kind);
    if (inKind.length === 0) return [];
    return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...inKind.map(itemOf)];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New from template'),
    placeHolder: vscode.l10n.t('Which template?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.template;
}

function itemOf(template: TemplateChoice): TemplateItem {
  const { name, description, own } = template;
  return { template, label: name, detail: description, ...(own ? { description: vscode.l10n.t("your team's") } : {}) };
}

function sayProblems(problems: readonly { readonly name: string; readonly message: string }[]): void {
  const names = problems.map(({ name }) => name).join(', ');
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The template could not be filled in, and nothing was written. Look again at: {0}', names),
  );
}

function activeRecord(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === LANGUAGE_ID ? editor : undefined;
}

function toldOf(given: unknown): Told {
  if (typeof given !== 'object' || given === null || given instanceof vscode.Uri) return { answers: new Map() };
  const answers = new Map<string, string>();
  if ('answers' in given && typeof given.answers === 'object' && given.answers !== null)
    for (const [name, answer] of Object.entries(given.answers))
      if (typeof answer === 'string') answers.set(name, answer);
  return 'template' in given && typeof given.template === 'string'
    ? { template: given.template, answers }
    : { answers };
}
