/** Templates, snippets and records that are made to hold people up. */
import { child, entry } from '../../cli/command.ts';
import { type Attack, nested, range, record1, schema, template } from './made-of.ts';

export const TEXT_ATTACKS: readonly Attack[] = [
  {
    name: 'snippets with patterns that never end',
    files: () => ({
      ...record1(),
      '.case-record/snippets/a.json': schema({ S: { prefix: 'a', body: [`\${1/(a+)+$/x/}${'a'.repeat(500)}`] } }),
      '.case-record/snippets/b.json': schema({ S: { prefix: 'a', body: [nested('${1:', '}', 5_000, 'x')] } }),
      '.case-record/snippets/c.json': schema(
        Object.fromEntries(range(5_000).map((index) => [`S${index}`, { prefix: `s${index}`, body: '$1'.repeat(50) }])),
      ),
    }),
  },
  {
    name: 'more templates, types and snippets than anybody looks at',
    files: () => ({
      ...record1(),
      ...Object.fromEntries(
        range(21_000).map((index) => [`.case-record/templates/t${index}.case.md`, index < 300 ? template('x') : '']),
      ),
      ...Object.fromEntries(range(2_000).map((index) => [`.case-record/entries/e${index}.schema.json`, '{}'])),
      ...Object.fromEntries(range(2_000).map((index) => [`.case-record/snippets/s${index}.json`, '{}'])),
    }),
  },
  {
    name: 'templates that include each other',
    files: () => ({
      ...record1(),
      '.case-record/templates/t.case.md': template('a a a a a a a a'),
      ...Object.fromEntries(
        range(20).map((index) => [
          `.case-record/templates/partials/${'abcdefghijklmnopqrst'[index]}.md`,
          `${'abcdefghijklmnopqrsta'[index + 1]} `
            .repeat(8)
            .trim()
            .split(' ')
            .map((name) => `{{> ${name}}}\n`)
            .join(''),
        ]),
      ),
    }),
  },
  {
    name: 'three hundred templates that each come to two hundred long partials',
    files: () => ({
      ...record1(),
      ...Object.fromEntries(
        range(300).map((index) => [
          `.case-record/templates/t${index}.case.md`,
          template(
            range(200)
              .map((at) => `p${at}`)
              .join(' '),
          ),
        ]),
      ),
      ...Object.fromEntries(
        range(200).map((at) => [`.case-record/templates/partials/p${at}.md`, 'x y '.repeat(24_750)]),
      ),
    }),
  },
  {
    name: 'three hundred templates of a hundred kilobytes, each with sixty choices',
    files: () => ({
      ...record1(),
      ...Object.fromEntries(range(300).map((index) => [`.case-record/templates/t${index}.case.md`, choosing(index)])),
    }),
  },
  {
    name: 'lines of links and of code that never end',
    files: () => ({
      'a.case.md': child(
        'CH-1',
        `${entry('2026-03-04 Visit', 'by: x', 'seen: yes')}${'](a '.repeat(100_000)}#\n\n${'` `` '.repeat(80_000)}[x](#a)\n`,
      ),
    }),
  },
];

function choosing(index: number): string {
  const choices = range(60)
    .map((at) => `c${at}`)
    .join(', ');
  const words = 'They said so, and more. '.repeat(4_000);
  return `---\ntemplate:\n  name: T${index}\n  description: x\n  kind: entry\n  variables:\n    a:\n      ask: A?\n      choices: [${choices}]\n---\n\n## {{today}} Case note\n\n{{a}} ${words}\n`;
}
