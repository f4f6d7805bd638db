/** A page that only tells: it runs no script and loads nothing, and stands in one tab, in which it is shown anew while that is open. */
import * as vscode from 'vscode';

/** The command that leads from a page to a line of a record. */
export const OPEN_PLACE = 'caseRecord.openPlace';

export class StillPage {
  readonly #viewType: string;
  readonly #commands: readonly string[];
  /** Undefined while the tab is closed. */
  #panel: vscode.WebviewPanel | undefined;

  /** `commands`: all that links in the page can do. Each looks at what it is told, as the page was made from records. */
  constructor(viewType: string, commands: readonly string[]) {
    this.#viewType = viewType;
    this.#commands = commands;
  }

  show(title: string, html: string): void {
    this.#panel ??= this.#open(title);
    // Each is sent to the window by itself: a page that came without its title would stand there for a moment with none.
    if (this.#panel.title !== title) this.#panel.title = title;
    this.#panel.webview.html = html;
    this.#panel.reveal();
  }

  #open(title: string): vscode.WebviewPanel {
    const made = vscode.window.createWebviewPanel(this.#viewType, title, vscode.ViewColumn.Active, {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: this.#commands,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    made.onDidDispose(() => {
      this.#panel = undefined;
    });
    return made;
  }
}
