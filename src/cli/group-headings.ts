/** How a list that is grouped by people or teams orders its groups and heads them. What belongs to nobody stands under an empty id. */
import { byText } from '../workspace/record-files.ts';

/** By id, with what belongs to nobody at the end. */
export function nobodysLast(a: string, b: string): number {
  return Number(a === '') - Number(b === '') || byText(a, b);
}

/** `East assessment team (east)`; the id alone where settings give no other name. */
export function withName(id: string, name: string | undefined): string {
  return name === undefined || name === id ? id : `${name} (${id})`;
}
