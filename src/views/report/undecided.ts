/** Decisions that wait. */
import type { Decision } from '../../journey/types.ts';

/** Whether somebody has yet to decide, or what must follow has yet to come. */
export function waits({ state, missing, point }: Decision): boolean {
  if (state === 'made') return false;
  return missing.includes('outcome') || (missing.length === 0 && point.settledBy !== undefined);
}
