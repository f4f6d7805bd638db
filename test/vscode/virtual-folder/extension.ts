/** An extension that serves the folders of the suites from memory, as one does that opens a repository without cloning it. It is no part of what is shipped. */
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.ts';

/** By path; put in when this is bundled, so that nothing is read where it runs. */
declare const SERVED_FILES: Readonly<Record<string, string>>;

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const files = new MemoryFiles(SERVED_FILES);
  subscriptions.push(vscode.workspace.registerFileSystemProvider('case-memory', files, { isCaseSensitive: true }));
}
