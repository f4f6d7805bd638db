/** A team's folder with templates, in memory. */
import { memoryFiles } from '../../../../src/workspace/memory-files.ts';
import { readSettings } from '../../../../src/workspace/settings.ts';
import { standardEngine } from '../../../../src/workspace/standard-engine.ts';
import type { Template } from '../../../../src/workspace/templates/types.ts';

export const ROOT = 'file:///team';
export const engine = standardEngine();

/** What is read of these files below `.case-record/templates/`: the templates, and each problem as `file: what stands there: what is said`. */
export async function templatesOf(files: Readonly<Record<string, string>>) {
  const at = (name: string) => `${ROOT}/.case-record/templates/${name}`;
  const all = new Map(Object.entries(files).map(([name, text]) => [at(name), text]));
  const settings = await readSettings(ROOT, memoryFiles(all), engine);
  const { templates, problems: inTemplates } = await settings.templates();
  const problems = [...settings.problems, ...inTemplates];
  const said = problems.flatMap((problem) => {
    if (!('uri' in problem)) return [];
    const { uri, span, message } = problem;
    const name = uri.slice(at('').length);
    return [{ file: name, at: (files[name] ?? '').slice(span.start, span.end), message }];
  });
  return { templates, problems: said };
}

/** An entry template with these lines under `template:` and this text. */
export function entryTemplate(variables: string, text: string): string {
  const indented = variables.trim() === '' ? '' : `  variables:\n${variables.replace(/^(?=.)/gmu, '    ')}\n`;
  return `---\ntemplate:\n  name: A template\n  description: For a test.\n  kind: entry\n${indented}---\n\n${text}`;
}

export async function soleTemplate(text: string, partials: Readonly<Record<string, string>> = {}): Promise<Template> {
  const { templates, problems } = await templatesOf({ 'own.case.md': text, ...partials });
  const [template] = templates;
  if (template === undefined || problems.length > 0) throw new Error(`No sound template: ${JSON.stringify(problems)}`);
  return template;
}
