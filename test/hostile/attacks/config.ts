/** Configurations that are made to hold people up. */
import { child, entry } from '../../cli/command.ts';
import { type Attack, config, nearNames, nested, range } from './made-of.ts';

export const CONFIG_ATTACKS: readonly Attack[] = [
  {
    name: 'ten thousand people, each with a manager who is nearly one of them',
    files: () =>
      config(
        `people:\n${nearNames(15_000, 'a')
          .map((id) => `  ${id}: {name: N, manager: ${id}x}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'ten thousand people in a team that is nearly one of ten thousand',
    files: () =>
      config(
        `teams:\n${nearNames(9_000, 't')
          .map((id) => `  ${id}: {}\n`)
          .join('')}people:\n${nearNames(9_000, 'a')
          .map((id) => `  ${id}: {name: N, team: t.persn${id.slice(8)}y}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'a chain of twenty thousand managers',
    files: () =>
      config(
        `people:\n${range(20_000)
          .map((index) => `  p${index}: {name: N, manager: p${(index + 1) % 20_000}}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'twenty thousand people, and a record that names three thousand who are nearly they',
    files: () => ({
      '.case-record/config.yaml': `people:\n${nearNames(20_000, 'a')
        .map((id) => `  ${id}: {name: N}\n`)
        .join('')}`,
      'a.case.md': child(
        'CH-1',
        range(3_000)
          .map((index) => entry('2026-03-04 Case note', `by: b.persan${index}z`))
          .join(''),
      ),
    }),
  },
  {
    name: 'ten thousand rules that are nearly rules',
    files: () =>
      config(
        `rules:\n${range(20_000)
          .map((index) => `  timescale/visit-default-x${index}: error\n`)
          .join('')}`,
      ),
  },
  { name: 'a setting nested ten thousand deep', files: () => config(`people: ${nested('{a: ', '}', 10_000, 'b')}\n`) },
  {
    name: 'five thousand people, each with keys that have nothing after them',
    files: () =>
      config(
        `people:\n${range(12_000)
          .map((index) => `  p${index}:\n    name: N\n    a:\n    b:\n    c:\n    d:\n    e:\n    f:\n    g:\n`)
          .join('')}`,
      ),
  },
  {
    name: 'a record that names three thousand siblings that are nearly each of two thousand',
    files: () => ({
      '.case-record/config.yaml': 'as-of: 2026-03-20\n',
      ...Object.fromEntries(range(2_000).map((index) => [`r${index}.case.md`, child(`CH-${100_000 + index}`)])),
      'a.case.md': child(
        'CH-1',
        range(3_000)
          .map((index) => entry('2026-03-04 Case note', 'by: x', `also: [CH-${100_000 + index}x]`))
          .join(''),
      ),
    }),
  },
];
