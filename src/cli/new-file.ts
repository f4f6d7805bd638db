/** Where a template that was filled in goes: to the terminal, into a file that was not there, or to the end of a record. Whole or not at all. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isRecordName } from '../workspace/record-files.ts';
import type { Template } from '../workspace/templates/types.ts';
import type { Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io } from './io.ts';
import type { JudgedRecord } from './one-record.ts';
import { emit } from './output.ts';
import { plain } from './plain-text.ts';
import { rewriteRecord } from './rewrite-record.ts';

interface Target {
  readonly template: Template;
  readonly workspace: Workspace;
  readonly about: JudgedRecord | undefined;
  readonly output?: string;
  readonly append?: true;
  readonly force?: true;
}

/** Throws {@link CannotProceed} with the reason where it can't be written; nothing is changed then. */
export async function writeFilled(io: Io, text: string, target: Target): Promise<void> {
  const { template, workspace, about, output, append, force } = target;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (append === true && about !== undefined) {
    await appendTo(io, about, whole);
    return;
  }
  if (output === undefined) {
    // On a terminal a template's own control characters would move the cursor; in a pipe it is the document.
    io.stdout.write(io.stdout.isTTY === true ? whole.split(/\r?\n/u).map(plain).join('\n') : whole);
    return;
  }
  await checkPlace(io, output, template, force === true);
  if (template.kind === 'record' && force !== true) {
    const { id } = workspace.parse(whole);
    const [there] = id === undefined ? [] : workspace.around.filesOf(id);
    if (there !== undefined)
      throw new CannotProceed(
        `Another record here has the id ${plain(id ?? '')}. Nothing was written; choose another id.`,
      );
  }
  await emit(io, whole, output);
  io.stdout.write(`${plain(output)} written.\n`);
}

async function checkPlace(io: Io, output: string, { kind }: Template, force: boolean): Promise<void> {
  const shown = plain(output);
  if (kind === 'record' && !isRecordName(output))
    throw new CannotProceed(
      `The name of a record ends in .case.md; ${shown} would not be found as one. Nothing was written.`,
    );
  if (kind !== 'record' && isRecordName(output))
    throw new CannotProceed(
      kind === 'entry'
        ? `An entry is no record of its own. Put it into one with --for RECORD --append. Nothing was written.`
        : `${shown} has the name of a record, and this is a document. Name it .md. Nothing was written.`,
    );
  const path = resolve(io.cwd, output);
  const [there, folder] = await Promise.all([
    stat(path).catch(() => undefined),
    stat(dirname(path)).catch(() => undefined),
  ]);
  if (folder?.isDirectory() !== true)
    throw new CannotProceed(`There is no folder ${plain(dirname(output))} to write into.`);
  if (there === undefined) return;
  if (!there.isFile()) throw new CannotProceed(`${shown} is not an ordinary file; name one to write to.`);
  if (!force)
    throw new CannotProceed(
      `${shown} is there already, and was not touched. Name another file, or write over it with --force.`,
    );
}

/** Puts the entries at the end of a record, one blank line after what is there. */
async function appendTo(io: Io, { file, judgement, workspace }: JudgedRecord, entries: string): Promise<void> {
  const { record } = judgement;
  const ending = /\r?\n/u.exec(record.text)?.[0] ?? '\n';
  const text = `${record.text.trimEnd()}${ending}${ending}${entries.replaceAll(/\r\n?|\n/gu, ending)}`;
  const added = workspace.parse(entriesAlone(entries)).entries.length;
  if (workspace.parse(text).entries.length !== record.entries.length + added)
    throw new CannotProceed(
      `Something at the end of ${plain(file)} is left open, a fence or a remark, and would swallow the entry. Close it first; nothing was written.`,
    );
  await rewriteRecord(io, { file, workspace, text: record.text }, text);
  io.stdout.write(`Written to the end of ${plain(file)}.\n`);
}

function entriesAlone(entries: string): string {
  return `---\nrecord: child\nid: CH-1\nname: Sam\n---\n\n${entries}`;
}
