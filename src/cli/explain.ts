/** `case-record explain RECORD [TIMESCALE]`: why each clock stands where it stands. */
import type { Command } from 'commander';
import type { Policy, Timescale } from '../policy/types.ts';
import type { IsoDate, RecordKind } from '../record/types.ts';
import { timescalesOf } from '../rules/describe.ts';
import { nearest } from '../schema/suggest.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { formatExplainText } from './format-explain-text.ts';
import { CannotProceed, type Session } from './io.ts';
import { journeyOf, judgeOne } from './one-record.ts';
import { asOfOption, outputOption } from './options.ts';
import { checkOutput, coloursFor, emit, widthFor } from './output.ts';
import { plain } from './plain-text.ts';

interface ExplainOptions {
  readonly in?: string;
  readonly asOf?: IsoDate;
  readonly output?: string;
}

export function addExplain(program: Command, session: Session): void {
  program
    .command('explain')
    .description('say why each clock stands where it stands')
    .argument('<record>', "a file, or a child's id")
    .argument('[timescale]', 'one timescale or clock, with all of its deadlines')
    .option('--in <folder>', 'the folder in which an id is looked up (default: the current folder)')
    .addOption(outputOption())
    .addOption(asOfOption())
    .action((record: string, timescale: string | undefined, options: ExplainOptions) =>
      explain(session, record, timescale, options),
    );
}

async function explain(
  { io }: Session,
  named: string,
  timescale: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  await checkOutput(io, options.output);
  const judging = { files: nodeFiles, engine: standardEngine(), asOf: options.asOf };
  const judged = await judgeOne(io, named, options.in ?? '.', judging);
  const { workspace, asOf } = judged;
  const journey = journeyOf(judged, 'no clock runs');
  if (timescale !== undefined) checkKnown(timescale, workspace.policy);
  const deadlines = journey.deadlines.filter(
    ({ clock, timescale: { id } }) => timescale === undefined || id === timescale || clock.id === timescale,
  );
  const toFile = options.output !== undefined;
  const waiting = timescalesOf(workspace.policy).filter(
    (each) =>
      waits(each, asOf) && (timescale === undefined ? isAbout(each, journey.facts.kind) : isCalled(each, timescale)),
  );
  const shown = { record: journey.facts.id, asOf, deadlines, waiting, every: timescale !== undefined };
  await emit(io, formatExplainText(shown, coloursFor(io, toFile), widthFor(io.stdout, toFile)), options.output);
}

/** Not law on the day: not commenced, or not yet. */
function waits({ inForce, from }: Timescale, asOf: IsoDate): boolean {
  return inForce === false || (from !== undefined && from > asOf);
}

/** A worker's file waits for no rule about children, nor a child's record for one about workers. */
function isAbout({ stage }: Timescale, kind: RecordKind): boolean {
  return (stage === 'supervision') === (kind === 'supervision');
}

function isCalled({ id, branchOf }: Timescale, name: string): boolean {
  return id === name || branchOf === name;
}

function checkKnown(timescale: string, { clocks }: Policy): void {
  const known = clocks.flatMap(({ id, branches }) => [id, ...branches.map((branch) => branch.id)]);
  if (known.includes(timescale)) return;
  const meant = nearest(timescale, known);
  const advice = meant === undefined ? 'Run "case-record rules" to see them all.' : `Did you mean ${plain(meant)}?`;
  throw new CannotProceed(`There is no timescale or clock called ${plain(timescale)}. ${advice}`);
}
