/** Pages that only tell: what they may do, and that there is one tab of each. */
import './stand-in/instead.ts';
import assert from 'node:assert/strict';

const { tabs } = await import('./stand-in/vscode.ts');
const { StillPage } = await import('../../../src/extension/still-page.ts');

describe('a page that only tells', () => {
  beforeEach(() => {
    tabs.length = 0;
  });

  it('runs nothing, loads nothing, and its links call the commands that are named and no other', () => {
    new StillPage('caseRecord.report', ['caseRecord.openPlace']).show('Team report', '<p>1</p>');
    const [tab] = tabs;
    assert.deepEqual(tab?.options, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: ['caseRecord.openPlace'],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    assert.deepEqual([tab.viewType, tab.title, tab.webview.html], ['caseRecord.report', 'Team report', '<p>1</p>']);
  });

  it('has its title from the moment it opens: what is set later is a message of its own to the window', () => {
    new StillPage('caseRecord.report', []).show('Team report', '');
    assert.equal(tabs[0]?.opened, 'Team report');
  });

  it('is shown anew in the tab that is open, and in a new one after that was closed', () => {
    const page = new StillPage('caseRecord.supervision', []);
    page.show('j.okafor', '1');
    page.show('m.patel', '2');
    assert.deepEqual(
      tabs.map(({ title, webview, revealed }) => [title, webview.html, revealed]),
      [['m.patel', '2', 2]],
    );
    tabs[0]?.close();
    page.show('j.okafor', '3');
    assert.deepEqual(
      tabs.map(({ webview }) => webview.html),
      ['2', '3'],
    );
  });
});
