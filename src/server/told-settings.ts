/** The settings of the editor that the server needs, as it tells them: by `initialize`, and again whenever they change. */
import { PERSON_ID } from '../record/ids.ts';
import type { HintKinds } from './features/inlay-hints.ts';

export interface ToldSettings {
  /** The id of whoever writes here, as records write it: `j.okafor`. */
  readonly worker?: string;
  /** Whether lines stand above entries and the record. */
  readonly codeLens?: boolean;
  /** Which hints stand beside the text. */
  readonly inlayHints?: { readonly [kind: string]: unknown };
}

/** Whether lenses are shown: they are unless somebody says otherwise. */
export function lensesAreWanted({ codeLens }: ToldSettings): boolean {
  return codeLens !== false;
}

/** Which hints are shown: all that nobody switched off. */
export function wantedHints({ inlayHints }: ToldSettings): HintKinds {
  const wants = (kind: keyof HintKinds): boolean => inlayHints?.[kind] !== false;
  return { age: wants('age'), sinceLast: wants('sinceLast'), codes: wants('codes') };
}

/** Reads `caseRecord` of the editor's settings, which may come from a folder that nobody trusts, or what stands in its place; whatever is not as it should be is left out. */
export function toldSettings(given: unknown): ToldSettings {
  if (typeof given !== 'object' || given === null) return {};
  const worker = 'worker' in given && typeof given.worker === 'string' ? given.worker.trim() : '';
  const hints = 'inlayHints' in given ? given.inlayHints : undefined;
  return {
    ...(PERSON_ID.test(worker) ? { worker } : {}),
    ...('codeLens' in given && typeof given.codeLens === 'boolean' ? { codeLens: given.codeLens } : {}),
    ...(typeof hints === 'object' && hints !== null ? { inlayHints: { ...hints } } : {}),
  };
}

/** The same of the parameters of `workspace/didChangeConfiguration`: `{caseRecord: {…}}`. Undefined where it says nothing of ours. */
export function changedSettings(given: unknown): ToldSettings | undefined {
  if (typeof given !== 'object' || given === null || !('caseRecord' in given)) return undefined;
  return toldSettings(given.caseRecord);
}
