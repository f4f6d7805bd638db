/** A folder that somebody made to do harm, and beside it one that is none of its business. Made when the suite runs: links and thousands of files are kept in no repository. */
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SECRET = 'zephyrine';
/** More than are looked at in one folder. */
const MANY = 25_000;

/** Writes `hostile` and `outside` below a folder. */
export function makeHostileFolder(folder: string): void {
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const item = `  - {id: ${SECRET}, title: ${SECRET}, stage: s, opens: {entry: visit}, met-by: {entry: closure}, asks: ${SECRET}, within: 1 day, source: {provision: x, status: local}}\n`;
  const outside = [
    write('outside/config.yaml', `policies: [${SECRET}]\n`),
    write('outside/policy.yaml', `policy: x\ntitle: ${SECRET}\nversion: "1"\nextends: england\ntimescales:\n${item}`),
    write('outside/hidden.schema.json', `{"title": 5, "description": "${SECRET}"}`),
    write('outside/secret.case.md', `---\nrecord: child\nid: CH-9\nname: ${SECRET}\n---\n`),
  ];
  const then = new Date(Date.UTC(2026, 0, 1));
  for (const path of outside) utimesSync(path, then, then);

  const people = Array.from({ length: 6_000 }, (_, index) => `  p${index}: {name: N, manager: p${index}x}\n`);
  write('hostile/.case-record/config.yaml', `as-of: 2026-09-30\npeople:\n${people.join('')}`);
  const statuses = Array.from(
    { length: 60 },
    (_, index) =>
      `  - {id: s${index + 1}, title: S, opens: [{status: s${index}, when: starts}, {status: s${index}, when: ends}], closes: [], carries: [], again: replaces}\n`,
  );
  const names = [
    '../../outside',
    `file://${folder}/outside`,
    'C:\\\\outside',
    '\\\\\\\\server\\\\share',
    '%2e%2e/outside',
    '../link',
  ];
  write(
    'hostile/.case-record/policy.yaml',
    `policy: h\ntitle: H\nversion: "1"\nextends: [england, ${names.map((name) => `"${name}"`).join(', ')}]\nstatuses:\n  - {id: s0, title: S, opens: [{entry: visit}], closes: [], carries: [], again: replaces}\n${statuses.join('')}`,
  );
  write(
    'hostile/.case-record/entries/slow.schema.json',
    '{"title": "Slow", "description": "<img src=x onerror=alert(1)> [x](command:workbench.action.quit)", "properties": {"a": {"x-kind": "text", "pattern": "((a+)+)+$"}, "b": {"$ref": "../../../outside/hidden.schema.json"}}}',
  );
  symlinkSync('../../../outside/hidden.schema.json', join(folder, 'hostile/.case-record/entries/link.schema.json'));
  symlinkSync('../outside', join(folder, 'hostile/link'));
  symlinkSync('../outside/secret.case.md', join(folder, 'hostile/b.case.md'));
  for (let index = 0; index < MANY; index += 1) write(`hostile/.case-record/templates/t${index}.case.md`, '');
  write(
    'hostile/a.case.md',
    `---\nrecord: child\nid: CH-1\nname: A made-up child\nborn: 2015-03-02\n---\n\n# A made-up child\n\n## 2026-03-02 Referral\n\n\`\`\`yaml\nby: p1\nfrom: 1A\n\`\`\`\n\n## 2026-03-04 Slow\n\n\`\`\`yaml\nby: p1\na: "${'a'.repeat(900)}!"\n\`\`\`\n\n## 2026-03-04 Visit\n\n\`\`\`yaml\nby: p1\nseen: yes\n\`\`\`\n`,
  );
}
