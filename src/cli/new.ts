/** `case-record new TEMPLATE`: fills in a template, with what is known, what was said on the command line, and what is asked on a terminal. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import { nearest } from '../schema/suggest.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { Workspaces } from '../workspace/open.ts';
import { below } from '../workspace/record-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { readAnswer } from '../workspace/templates/answer.ts';
import { type Answers, questionsOf, valuesFor } from '../workspace/templates/answers.ts';
import { fill } from '../workspace/templates/fill.ts';
import { knowledgeOf } from '../workspace/templates/knowledge.ts';
import { allTemplates } from '../workspace/templates/shared.ts';
import { shippedTemplates } from '../workspace/templates/shipped.ts';
import type { Question, Template } from '../workspace/templates/types.ts';
import type { Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io, type Session } from './io.ts';
import type { Judging } from './judged-files.ts';
import { kindOf } from './named-records.ts';
import { writeFilled } from './new-file.ts';
import { type JudgedRecord, judgeOne } from './one-record.ts';
import { asOfOption, today } from './options.ts';
import { plain, plainJson } from './plain-text.ts';

interface NewOptions {
  readonly list?: true;
  readonly set: readonly (readonly [string, string])[];
  readonly output?: string;
  readonly in: string;
  readonly for?: string;
  readonly by?: string;
  readonly append?: true;
  readonly force?: true;
  readonly asOf?: IsoDate;
  readonly format: 'text' | 'json';
}

/** More answers than any template asks for. */
const MOST_ANSWERS = 200;

export function addNew(program: Command, session: Session): void {
  program
    .command('new')
    .description('fill in a template: a whole record, an entry, or a document such as a letter')
    .argument('[template]', 'the id of a template, or its name')
    .option('--list', 'say which templates there are')
    .addOption(
      new Option('--set <name=value>', 'an answer; may be given several times').argParser(answer).default([], 'none'),
    )
    .option('-o, --output <file>', 'the file to write, which must not be there yet (default: the terminal)')
    .option('--in <folder>', 'the folder whose templates, people and records are meant', '.')
    .option('--for <record>', "the record it is about: a file, or a child's id")
    .option('--by <person>', 'who writes it: the id that records use')
    .option('--append', 'put the entry at the end of the record that --for names')
    .option('--force', 'write over the file that is there')
    .addOption(asOfOption())
    .addOption(new Option('--format <format>', 'how --list is written').choices(['text', 'json']).default('text'))
    .action((template: string | undefined, options: NewOptions) => make(session, template, options));
}

function answer(text: string, before: readonly (readonly [string, string])[]) {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write a name, an equals sign and the answer, such as seen=yes.');
  if (before.length >= MOST_ANSWERS) throw new InvalidArgumentError(`At most ${MOST_ANSWERS} answers can be given.`);
  return [...before, [text.slice(0, at).trim(), text.slice(at + 1)] as const];
}

async function make({ io }: Session, named: string | undefined, options: NewOptions): Promise<void> {
  const engine = standardEngine();
  const judging: Judging = { files: nodeFiles, engine, asOf: options.asOf };
  const about = options.for === undefined ? undefined : await judgeOne(io, options.for, options.in, judging);
  const workspace = about?.workspace ?? (await workspaceIn(io, options.in, judging));
  const templates = allTemplates((await workspace.templates()).templates, shippedTemplates(engine));
  if (options.list === true || named === undefined) {
    io.stdout.write(options.format === 'json' ? listedInJson(templates) : listed(templates));
    return;
  }
  const template = chosen(templates, named);
  if (options.append === true) checkAppend(template, about);
  const day = options.asOf ?? about?.asOf ?? workspace.config.asOf ?? today(io);
  const knowledge = knowledgeOf(workspace, { today: day, author: options.by }, about?.judgement);
  const answers = await answered(io, questionsOf(template, knowledge), new Map(options.set));
  const result = valuesFor(template, knowledge, answers);
  if ('problems' in result) {
    const asked = new Map(questionsOf(template, knowledge).map((question) => [question.name, question]));
    const lines = result.problems.map(
      ({ name, message }) => `  --set ${plain(name)}=…  ${hint(asked.get(name))}${message}`,
    );
    throw new CannotProceed(`${template.id} can't be filled in yet. Nothing was written.\n${lines.join('\n')}`);
  }
  await writeFilled(io, fill(template.segments, result.values).text, { template, workspace, about, ...options });
}

async function workspaceIn(io: Io, folder: string, { files, engine }: Judging): Promise<Workspace> {
  const path = resolve(io.cwd, folder);
  if ((await kindOf(path)) !== 'folder') throw new CannotProceed(`There is no folder ${plain(folder)}.`);
  return new Workspaces(files, engine).of(below(URI.file(path).toString(), 'any.case.md'));
}

function chosen(templates: readonly Template[], named: string): Template {
  const found =
    templates.find(({ id }) => id === named) ??
    templates.find(({ name }) => name.toLowerCase() === named.toLowerCase());
  if (found !== undefined) return found;
  const meant = nearest(
    named,
    templates.flatMap(({ id, name }) => [id, name]),
  );
  const advice =
    meant === undefined ? '"case-record new --list" says which there are.' : `Did you mean "${plain(meant)}"?`;
  throw new CannotProceed(`There is no template "${plain(named)}". ${advice}`);
}

function checkAppend({ id, kind, records }: Template, about: JudgedRecord | undefined): void {
  if (about === undefined)
    throw new CannotProceed('--append needs the record that it is about: name it with --for RECORD.');
  if (kind !== 'entry')
    throw new CannotProceed(`${id} makes no entry, so it can't be put into a record. Write it to a file with -o FILE.`);
  const { kind: into } = about.judgement.record;
  if (into !== undefined && !records.includes(into))
    throw new CannotProceed(`${id} belongs in another kind of record than ${plain(about.file)}. Nothing was written.`);
}

/** The answers, with those that a person at a terminal gives to what is left. */
async function answered(io: Io, questions: readonly Question[], given: Answers): Promise<Answers> {
  const { ask } = io;
  if (ask === undefined) return given;
  const answers = new Map(given);
  for (const question of questions)
    if (!answers.has(question.name)) answers.set(question.name, await ask(question, checked(question)));
  return answers;
}

/** What is wrong with an answer, to say it while it is typed. */
function checked(question: Question): (given: string) => string | undefined {
  return (given) => {
    const read = readAnswer(question, given);
    return 'message' in read ? read.message : undefined;
  };
}

/** The question as the beginning of a line, ended where its author left it open. */
function hint(question: Question | undefined): string {
  if (question === undefined) return '';
  const asked = plain(question.ask);
  return /[.?!:]$/.test(asked) ? `${asked} ` : `${asked}: `;
}

function listed(templates: readonly Template[]): string {
  const wide = Math.max(...templates.map(({ id }) => id.length));
  const lines = templates.map(({ id, kind, name, description, shipped }) => {
    const whose = shipped ? '' : ' (your own)';
    return `${plain(id).padEnd(wide)}  ${kind.padEnd(8)}  ${plain(name)}${whose}\n${' '.repeat(wide + 12)}${plain(description)}`;
  });
  return `${lines.join('\n')}\n`;
}

function listedInJson(templates: readonly Template[]): string {
  const shown = templates.map(({ id, kind, name, description, shipped, records, variables }) => ({
    id,
    kind,
    name,
    description,
    own: !shipped,
    records,
    asks: variables.filter(({ ask }) => ask !== undefined).map((variable) => variable.name),
  }));
  return plainJson({ version: 1, templates: shown });
}
