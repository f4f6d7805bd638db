/** Makes the one-off bank holidays of `policies/bank-holidays.yaml` into data for the calendar. Runs before anything that counts days. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { GeneratedFile } from '../generate.ts';

const SOURCE = 'policies/bank-holidays.yaml';

/** Reads one row, or stops the build: a wrong date here would make wrong deadlines everywhere. */
function oneOff(row: unknown, index: number): { date: string; name: string; inPlaceOf?: string } {
  const value = row !== null && typeof row === 'object' ? Object.entries(row) : [];
  const text = (key: string): string | undefined => {
    const found = value.find(([name]) => name === key)?.[1];
    return typeof found === 'string' ? found : undefined;
  };
  const date = text('date');
  const name = text('name');
  const inPlaceOf = text('in-place-of');
  if (date === undefined || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date || name === undefined) {
    throw new Error(`${SOURCE}: row ${index + 1} needs a date that exists and a name`);
  }
  if (inPlaceOf !== undefined && inPlaceOf !== 'early-may' && inPlaceOf !== 'spring') {
    throw new Error(`${SOURCE}: row ${index + 1}: in-place-of is early-may or spring, not ${inPlaceOf}`);
  }
  return inPlaceOf === undefined ? { date, name } : { date, name, inPlaceOf };
}

export async function generate(): Promise<GeneratedFile[]> {
  const path = fileURLToPath(new URL(`../../${SOURCE}`, import.meta.url));
  const facts: unknown = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' });
  const rows = facts !== null && typeof facts === 'object' && 'one-off' in facts ? facts['one-off'] : undefined;
  if (!Array.isArray(rows)) throw new Error(`${SOURCE}: the list "one-off" is missing`);
  const content = `/** Made from ${SOURCE}; change it there. */
import type { OneOffHoliday } from '../bank-holidays.ts';

export const ONE_OFF_HOLIDAYS: readonly OneOffHoliday[] = ${JSON.stringify(rows.map(oneOff), undefined, 2)};
`;
  return [{ path: 'src/calendar/generated/one-off-holidays.ts', content, committed: false }];
}
