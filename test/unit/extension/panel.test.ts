/** A page of a record and the extension: what the page is told, when, and that one which is closed is forgotten. */
import './stand-in/instead.ts';
import assert from 'node:assert/strict';
import type { Webview, WebviewPanel } from 'vscode';
import type { RecordView, ViewContent } from '../../../src/extension/panel.ts';

const { documents, EventEmitter, scrolled, selected, Uri } = await import('./stand-in/vscode.ts');
const { restoreRecordView } = await import('../../../src/extension/panel.ts');

const RECORD = 'file:///team/a.case.md';
const PLACES = [
  { uri: RECORD, line: 10, last: 17 },
  { uri: RECORD, line: 20, last: 29 },
];

/** A tab with a page; `told` is what the page was told. */
function tab() {
  const heard = new EventEmitter<unknown>();
  const disposed = new EventEmitter<void>();
  const changed = new EventEmitter<never>();
  const told: { readonly type: string; readonly [key: string]: unknown }[] = [];
  let isDisposed = false;
  const webview: Webview = {
    options: {},
    html: '',
    cspSource: '',
    onDidReceiveMessage: heard.event,
    async postMessage(message) {
      if (isDisposed) assert.fail('told a page that is closed');
      told.push(JSON.parse(JSON.stringify(message)));
      return true;
    },
    asWebviewUri: (uri) => uri,
  };
  const panel: WebviewPanel = {
    viewType: 'caseRecord.preview',
    title: '',
    options: {},
    viewColumn: undefined,
    active: true,
    visible: true,
    get webview() {
      return isDisposed ? assert.fail('Webview is disposed') : webview;
    },
    onDidDispose: disposed.event,
    onDidChangeViewState: changed.event,
    reveal() {},
    dispose() {
      isDisposed = true;
      disposed.fire();
    },
  };
  return { panel, told, isOpen: () => !isDisposed, say: (message: object) => heard.fire(message) };
}

describe('the page of a record', () => {
  let answer: () => Promise<ViewContent | undefined>;
  const view: RecordView = {
    viewType: 'caseRecord.preview',
    script: 'preview-page.js',
    style: '',
    isFollowing: true,
    title: (name) => name,
    words: () => ({ nothing: 'This is no record.' }),
    load: () => answer(),
  };
  const client = {
    ask: () => assert.fail('asked by the view alone'),
  };
  const open = (panel: WebviewPanel): Promise<void> => restoreRecordView(view, client, panel, { record: RECORD });
  const editor = (line: number, first = 0) => ({
    textEditor: {
      document: { uri: Uri.parse(RECORD), languageId: 'case-record', version: 1, isClosed: false },
      selection: { active: { line } },
      visibleRanges: [{ start: { line: first } }],
    },
  });
  const opened: WebviewPanel[] = [];
  const aTab = (): ReturnType<typeof tab> => {
    const made = tab();
    opened.push(made.panel);
    return made;
  };

  beforeEach(() => {
    documents.set(RECORD, { uri: Uri.parse(RECORD), languageId: 'case-record', version: 1, isClosed: false });
    answer = async () => ({ content: 'all of it', places: PLACES });
  });
  afterEach(() => {
    for (const panel of opened.splice(0)) panel.dispose();
    documents.clear();
  });

  it('is told nothing until it listens, and then what to show and where the cursor is', async () => {
    const page = aTab();
    await open(page.panel);
    selected.fire(editor(22));
    assert.deepEqual(page.told, []);
    page.say({ type: 'ready' });
    assert.deepEqual(
      page.told.map(({ type, content, place }) => [type, content ?? place]),
      [
        ['show', 'all of it'],
        ['mark', 1],
      ],
    );
    scrolled.fire(editor(22, 15));
    assert.deepEqual(page.told.at(-1), { type: 'follow', place: 0, part: 0.5 });
  });

  it('says that there is nothing where the server says so, and something else where it could not be asked', async () => {
    answer = async () => undefined;
    const none = aTab();
    await open(none.panel);
    none.say({ type: 'ready' });
    assert.deepEqual(none.told.at(-1)?.words, { nothing: 'This is no record.' });
    none.panel.dispose();
    documents.clear();
    const gone = aTab();
    await open(gone.panel);
    gone.say({ type: 'ready' });
    assert.match(
      JSON.stringify(gone.told.at(-1)?.words),
      /could not be made: the file may have been moved or deleted/u,
    );
  });

  it('says nothing of a record that changed while it was asked about', async () => {
    answer = async () => {
      const document = documents.get(RECORD);
      if (document !== undefined) document.version += 1;
      return undefined;
    };
    const page = aTab();
    await open(page.panel);
    page.say({ type: 'ready' });
    assert.deepEqual(page.told, []);
  });

  it('is told nothing after it was closed, however late the answer comes', async () => {
    let answered = (_content: ViewContent): void => {};
    answer = () =>
      new Promise((resolve) => {
        answered = resolve;
      });
    const page = aTab();
    const opening = open(page.panel);
    page.say({ type: 'ready' });
    await Promise.resolve();
    page.panel.dispose();
    await new Promise((resolve) => setImmediate(resolve));
    answered({ content: 'late', places: [] });
    await opening;
    assert.deepEqual(page.told, []);
  });

  it('that was closed while the window started leaves its record free for another', async () => {
    const closed = aTab();
    closed.panel.dispose();
    await assert.rejects(open(closed.panel), /disposed/u);
    const page = aTab();
    await open(page.panel);
    assert.equal(page.isOpen(), true);
    const second = aTab();
    await open(second.panel);
    assert.equal(second.isOpen(), false, 'there is one page for a record');
  });
});
