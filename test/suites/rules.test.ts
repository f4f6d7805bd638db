/** Each Markdown file under rules/ is a suite, each block in it a test. See ../support/markdown-suite.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertFindings } from '../support/compare-findings.ts';
import { englandLinter } from '../support/england.ts';
import { readSuite } from '../support/markdown-suite.ts';

const folder = join(import.meta.dirname, 'rules');

for (const name of readdirSync(folder).sort()) {
  describe(`suite ${name}`, () => {
    for (const { title, line, asOf, text, expectations, people, covers } of readSuite(
      readFileSync(join(folder, name), 'utf8'),
    )) {
      it(`${title} (line ${line})`, () => {
        const { findings } = englandLinter(people).judge(text, asOf);
        assertFindings(
          text,
          findings.filter(({ rule }) => covers(rule)),
          expectations,
        );
      });
    }
  });
}
