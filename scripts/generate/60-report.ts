/** docs/report.md: how to make the report, and the definition of every figure as src/views/report/figures.ts has it. Committed and compared. */
import { FIGURES } from '../../src/views/report/figures.ts';
import type { Figure } from '../../src/views/report/types.ts';
import type { GeneratedFile } from '../generate.ts';

const KINDS: Readonly<Record<Figure['kind'], string>> = {
  share: 'A share over twelve months, by team and month.',
  stock: 'How things stand on the day, by team.',
  load: 'How things stand on the day, by worker.',
};

const INTRODUCTION = `# The team's picture

\`\`\`
case-record report [paths...] -o FILE.html [--data FILE.json] [--since FILE.json] [--as-of DATE] [--show-text]
                   [--cache FOLDER | --no-cache]
case-record report [paths...] --figure ID [-o FILE.json] [--as-of DATE] [--cache FOLDER | --no-cache]
\`\`\`

Writes one HTML file with the figures below: on the day of the report, and over its month and the eleven before it. The file stands alone. It needs
no script and nothing from elsewhere, prints on A4, follows the light or dark setting of the reader, and says in words and in a table what each
drawing shows. At its top stand all figures in a line each, and the teams beside each other.

![The first page of the report on the example team](images/report.png)

In the editor, *Case Record: Show team report* shows the same page over the folders of the window, in the colours of its theme.

**What it holds.** Ids, codes, dates, names of teams and titles of rules. No name of a child or a worker and no text of a record, unless
\`--show-text\` asks for the names; a worker or a team that a record names by other words than an id is \`not an id (1)\`. Under each figure stand its definition, its numerator and denominator, and the command that counts it again.
"Records to look at" leads from each figure to the file and the line, up to 200 a figure; \`--figure ID\` lists them all.

**What changed.** \`--data FILE.json\` writes the figures as data, without names ([schema](../schemas/report.schema.json)). Given to a later report with \`--since\`, it
says which cases have been opened and closed since, how each figure stood, and which records have come to a list or gone from it; records that the earlier one counted and
this one doesn't are named, and what stands in records that it had not counted, new ones among them, is told apart. A file that is broken, of another version, of other records or of a later day is refused, and nothing is written.

**What is missing is said.** A file that can't be read, or doesn't say whose it is, is named on stderr and counted at the top of the page, and the exit status is 2;
so are settings in which something is wrong. Where one id stands in two records, both are counted, and the page says so. So it does of a team that records name and the settings do not list, and of a rule that is switched off, where a figure counts what it finds. A report is of one day: where workspaces name different ones
in \`as-of\`, \`--as-of\` has to. The page and its data are written together, or neither is.

**A record that did not change is not judged again.** \`report\` rests on what \`lint\`, \`due\` or it has [kept](command-line.md#kept-results) on the same day: over an
unchanged store of 2,600 records it takes two seconds, not half a minute. \`--no-cache\` judges every record anew, and the page is the same.

**Limits on caseloads** stand in \`.case-record/config.yaml\`: \`caseload-limit\` of a team is for a full-time worker, and \`fte\` of a person is the part of
full time that they work.

\`\`\`yaml
teams:
  east: {name: East, caseload-limit: 16}
people:
  j.okafor: {name: Joy Okafor, role: social worker, team: east, fte: 0.6}
\`\`\`

# Figures

Every figure is defined once, in \`src/views/report/figures.ts\`; the page, its data and this list are made from that.`;

export async function generate(): Promise<GeneratedFile[]> {
  const content = `${[INTRODUCTION, ...FIGURES.map(described)].join('\n\n')}\n`;
  return [{ path: 'docs/report.md', content, committed: true }];
}

function described({ id, kind, title, definition, numerator, denominator, recompute }: Figure): string {
  return [
    `## ${title}`,
    `\`${id}\`. ${KINDS[kind]}`,
    definition,
    [`- Numerator: ${numerator}`, `- Denominator: ${denominator}`].join('\n'),
    `To count it again: \`case-record ${withPaths(recompute.command)}\`. ${recompute.count}${denominatorOf(recompute)}`,
  ].join('\n\n');
}

function denominatorOf({ denominator }: Figure['recompute']): string {
  return denominator === undefined
    ? ''
    : ` The denominator is the number of all that this lists: \`case-record ${withPaths(denominator)}\`.`;
}

/** The command with its paths after its name, as it is typed. */
function withPaths(command: string): string {
  const [name, ...options] = command.split(' ');
  return [name, 'PATHS', ...options, '--as-of', 'DATE'].join(' ');
}
