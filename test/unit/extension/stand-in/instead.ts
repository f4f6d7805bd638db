/**
 * Puts `./vscode.ts` in the place of the module `vscode`, which there is in VS Code alone. What asks for it is then imported by `await import(…)`, and so is
 * the stand-in itself.
 */
import { register } from 'node:module';

const standIn = JSON.stringify(new URL('vscode.ts', import.meta.url).href);
const hook = `export const resolve = (asked, context, next) =>
  next(asked === 'vscode' ? ${standIn} : asked, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
