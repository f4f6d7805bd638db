import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startingFolder } from '../../../src/workspace/starting-folder.ts';
import { write } from './as-it-was.ts';
import { closeEverything, fileIn, findingsOf, openRecord, placeOf, replace } from './window.ts';

const OWN = [
  '---',
  'template:',
  '  name: Our call',
  '  description: A call with the child.',
  '  kind: entry',
  '  variables:',
  '    about:',
  '      ask: What was it about?',
  '---',
  '',
  '## {{today}} Case note: {{about}}',
  '',
  '```yaml',
  'by: {{author}}',
  '```',
  '',
  '<!-- What did {{child-name}} say? -->',
  '',
].join('\n');

const onDisk = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const isThere = (uri: vscode.Uri) =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
const fromTemplate = (template: string, answers: object, more: object = {}) =>
  vscode.commands.executeCommand('caseRecord.newFromTemplate', { template, answers, ...more });

describe('templates', () => {
  const make = async (name: string, text: string): Promise<vscode.Uri> => {
    const uri = fileIn(name);
    await write(uri, text);
    return uri;
  };

  it("puts a team's own entry into the record that is open, as soon as its file is there, and takes it back in one step", async () => {
    await make('.case-record/templates/our-call.case.md', OWN);
    const document = await openRecord(fileIn('amara.case.md'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(document.lineCount, 0, document.lineCount, 0);
    const before = document.getText();
    // The server learns of the file from the editor, which may take a moment.
    while (document.getText() === before)
      await fromTemplate('our-call', { about: 'School: maths', author: 'j.okafor' });
    assert.match(
      document.getText(),
      /## \d{4}-\d\d-\d\d Case note: School: maths\n\n```yaml\nby: j\.okafor\n```\n\n<!-- What did [^{}]+ say\? -->/,
    );
    // The question is a place to type over.
    assert.match(document.getText(editor.selection), /^<!-- What did .* -->$/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('asks one question after the other, and proposes what is known', async () => {
    const asking = OWN.replace(
      '      ask: What was it about?',
      '      ask: What was it about?\n      default: "about {{child-name}}"\n    mood:\n      ask: How did it go?\n      choices: [badly, well]\n      default: well',
    ).replace('<!--', 'It went {{mood}}.\n\n<!--');
    await make('.case-record/templates/our-asking-call.case.md', asking);
    const document = await openRecord(fileIn('amara.case.md'));
    await vscode.window.showTextDocument(document);
    const before = document.getText();
    while (document.getText() === before) {
      let shown = true;
      const showing = Promise.resolve(fromTemplate('our-asking-call', { author: 'j.okafor' })).finally(() => {
        shown = false;
      });
      // Takes what is proposed as soon as it is; before that the command does nothing.
      while (shown) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await showing;
    }
    assert.match(document.getText(), /Case note: about Amara/);
    assert.match(document.getText(), /^It went well\.$/m);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('makes a record in a file of its own, and never writes over one', async () => {
    const uri = fileIn('CH-7801.case.md');
    const answers = { id: 'CH-7801', name: 'Nia Example', born: '2 March 2015', sex: 'F', language: '' };
    await fromTemplate('child-record', answers, { folder: fileIn('').toString() });
    const text = await onDisk(uri);
    assert.match(text, /^---\nrecord: child\nid: CH-7801\nname: Nia Example\nborn: 2015-03-02\nsex: F\nsummary-on: /);
    await closeEverything();
    await fromTemplate('child-record', { ...answers, name: 'Somebody else' }, { folder: fileIn('').toString() });
    assert.equal(await onDisk(uri), text);
  });

  it('begins a letter as a document that is no file yet', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    await vscode.window.showTextDocument(document);
    await fromTemplate('later-life-letter', { 'written-by': 'Joy' });
    const letter = vscode.window.activeTextEditor?.document;
    assert.ok(letter?.isUntitled);
    assert.equal(letter.languageId, 'markdown');
    assert.match(letter.getText(), /^Dear Amara/m);
  });

  it('tells of a fault in a template while it is typed, at its place, and not as if it were a record', async () => {
    const uri = await make('.case-record/templates/our-call.case.md', OWN);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await replace(document, '{{author}}', '{{autor}}');
    const [finding] = await findingsOf(uri, (all) =>
      all.some(({ message }) => message.includes('Did you mean "author"?')),
    );
    assert.deepEqual(finding?.range.start, placeOf(document, '{{autor}}'));
    await replace(document, '{{autor}}', '{{author}}');
    await findingsOf(uri, (all) => all.length === 0);
  });

  it('start a team folder: all files, none that was there changed, the same again', async () => {
    const folder = vscode.Uri.joinPath(fileIn('amara.case.md'), '..');
    const before = new Map<string, string>();
    for (const { path } of startingFolder()) {
      const uri = vscode.Uri.joinPath(folder, path);
      if (await isThere(uri)) before.set(path, await onDisk(uri));
    }
    await vscode.commands.executeCommand('caseRecord.init', { folder: folder.toString() });
    const texts = async () =>
      Promise.all(startingFolder().map(async ({ path }) => onDisk(vscode.Uri.joinPath(folder, path))));
    assert.deepEqual(
      await texts(),
      startingFolder().map(({ path, text }) => before.get(path) ?? text),
    );
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /HOW-WE-RECORD\.md$/);
    await closeEverything();
    const snapshot = await texts();
    await vscode.commands.executeCommand('caseRecord.init', { folder: folder.toString() });
    assert.deepEqual(await texts(), snapshot);
  });
});
