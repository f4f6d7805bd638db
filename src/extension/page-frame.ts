/** The frame of a page in an editor tab: a script of ours under `dist/` and a style. It can load nothing else, and run nothing else. */
import * as vscode from 'vscode';

const EXTENSION = 'case-record.case-record';

/** What stands in the frame. */
interface Framed {
  /** A file of `dist/`. */
  readonly script: string;
  readonly style: string;
}

/** What every page may do: run our script, and be searched. */
export function pageOptions(): vscode.WebviewPanelOptions & vscode.WebviewOptions {
  return { enableScripts: true, enableForms: false, enableFindWidget: true, localResourceRoots: [distFolder()] };
}

/** The page without what it shows. The script and the style are ours, and carry a number that nothing else in the page can know. */
export function pageFrame(webview: vscode.Webview, { script, style }: Framed): string {
  const nonce = newNonce();
  const source = webview.asWebviewUri(vscode.Uri.joinPath(distFolder(), script)).toString();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Case Record</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${source}"></script>
</body>
</html>`;
}

/** 128 bits of chance, as hexadecimal digits. */
function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function distFolder(): vscode.Uri {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension === undefined) throw new Error(`The extension ${EXTENSION} does not find itself.`);
  return vscode.Uri.joinPath(extension.extensionUri, 'dist');
}
