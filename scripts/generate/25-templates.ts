/** The templates that the program brings, and the hook of a team's first folder, as plain data, so that nothing reads files for them at run time. A fault in one ends the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import type { TemplateFile } from '../../src/workspace/templates/files.ts';
import { makeTemplates } from '../../src/workspace/templates/shared.ts';
import type { GeneratedFile } from '../generate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function filesIn(folder: string, ending: string): TemplateFile[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      uri: `case-record:/${folder}/${name}`,
      id: name.slice(0, -ending.length),
      text: readFileSync(join(root, folder, name), 'utf8'),
    }));
}

export async function generate(): Promise<GeneratedFile[]> {
  const files = { templates: filesIn('templates', '.case.md'), partials: filesIn('templates/partials', '.md') };
  const engine = standardEngine();
  const { problems } = makeTemplates(files, engine, engine.catalogue, true);
  if (problems.length > 0) {
    const said = problems.map(({ uri, span, message }) => `  ${uri} at ${span.start}: ${message}`);
    throw new Error(`The templates have faults:\n${said.join('\n')}`);
  }
  const hook = readFileSync(join(root, 'examples/pipelines/pre-commit'), 'utf8');
  const content = `/** Made from templates/ and examples/pipelines/; change it there. */
import type { TemplateFiles } from '../templates/files.ts';

export const SHIPPED_TEMPLATES: TemplateFiles = JSON.parse(
  ${JSON.stringify(JSON.stringify(files))},
);

/** The check before each commit. */
export const PRE_COMMIT_HOOK: string = ${JSON.stringify(hook)};
`;
  return [{ path: 'src/workspace/generated/templates.ts', content, committed: false }];
}
