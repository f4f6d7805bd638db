/** Whether a number was found in a source, or is only known to practitioners. What isn't confirmed says so wherever it is shown. */
import type { Source } from './types.ts';

/** False where nobody read the number anywhere, or where there is little to rely on. */
export function isConfirmed({ evidence, confidence }: Pick<Source, 'evidence' | 'confidence'>): boolean {
  return evidence !== 'know' && confidence !== 'low';
}
