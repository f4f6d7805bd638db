/** The settings of the editor that the server needs, as it tells them: by `initialize`, and again whenever they change. */

export interface ToldSettings {
  /** The id of whoever writes here, as records write it: `j.okafor`. */
  readonly worker?: string;
}

/** Letters, digits, dots and hyphens: what an id is made of. A setting may come from a folder that nobody trusts. */
const PERSON_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@'-]{0,79}$/u;

/** Reads `caseRecord` of the editor's settings, or what stands in its place; whatever is not as it should be is left out. */
export function toldSettings(given: unknown): ToldSettings {
  if (typeof given !== 'object' || given === null || !('worker' in given)) return {};
  const worker = typeof given.worker === 'string' ? given.worker.trim() : '';
  return PERSON_ID.test(worker) ? { worker } : {};
}

/** The same of the parameters of `workspace/didChangeConfiguration`: `{caseRecord: {…}}`. Undefined where it says nothing of ours. */
export function changedSettings(given: unknown): ToldSettings | undefined {
  if (typeof given !== 'object' || given === null || !('caseRecord' in given)) return undefined;
  return toldSettings(given.caseRecord);
}
