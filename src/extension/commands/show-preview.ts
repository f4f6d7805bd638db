/** `Case Record: Show preview`: the record in the editor for reading, in its place or beside it. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from '../client.ts';
import { type ShownView, showRecordView } from '../panel.ts';
import { previewView } from '../views/preview.ts';

/** `record`: the address of a record, where a menu or another command names one. */
export function showPreview(client: CaseRecordClient, record: unknown): Promise<ShownView | undefined> {
  return showRecordView(previewView, client, record);
}

export function showPreviewToSide(client: CaseRecordClient, record: unknown): Promise<ShownView | undefined> {
  return showRecordView(previewView, client, record, vscode.ViewColumn.Beside);
}
