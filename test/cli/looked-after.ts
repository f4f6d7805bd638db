/** Records of a looked-after child, for what lint says of them. */
import { child, entry } from './command.ts';

/** Due by 8 March, so overdue from the 9th. */
export const placed = entry('2026-03-01 Placement', 'type: U6');
export const lookedAfter = entry('2026-03-01 Legal status', 'status: C2');
export const visit = (date: string, ...more: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...more);
export const clean = child('CH-1');
/** A visit that is written up well, but for one thing. */
export const notAlone = `${visit('2026-03-04').replace('alone: yes\n', 'alone: no\n')}
### Child's voice

> "Can you come on a Friday?"

### Analysis

Fridays are when his father is at home.
`;
export const late = child('CH-2', lookedAfter + placed);
