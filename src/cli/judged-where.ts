/** The records that were named, for who needs the words of a few of them: of the others it is known how they stand. */
import type { Judgement } from '../lint/types.ts';
import type { Standing } from '../views/standing.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { WorkspaceConfig } from '../workspace/types.ts';
import { cacheFolder } from './cache-option.ts';
import type { Session } from './io.ts';
import { type FileFault, judgeNamed } from './judged-files.ts';
import { type StandingFile, type StandingsAsked, standingNamed } from './standing-files.ts';

type NamedFile = Pick<StandingFile, 'uri' | 'file' | 'workspace' | 'asOf'>;

/** One file that was named: judged, or the reason why it could not be read; or how it stands, where its words are not wanted. */
export type KnownFile = NamedFile &
  ({ readonly outcome: Judgement | FileFault } | { readonly standing: Standing; readonly outcome?: undefined });

/** Whether the words of a record are wanted. */
export type WordsWanted = (standing: Standing, config: WorkspaceConfig) => boolean;

/**
 * Everything that `paths` name, in order. Where results are kept, a record is judged only if its words are wanted, which is decided when it is known how all of
 * them stand, or if it doesn't say whose it is; where none are, every record is.
 */
export async function* judgedWhere(
  session: Session,
  paths: readonly string[],
  asked: Omit<StandingsAsked, 'reasons'>,
  wordsWantedOf: (all: readonly StandingFile[]) => WordsWanted,
): AsyncGenerator<KnownFile> {
  if ((await cacheFolder(session.io, asked.cache)) === undefined) {
    yield* judgeNamed(session, paths, { files: nodeFiles, engine: standardEngine(), asOf: asked.asOf });
    return;
  }
  const all = await standingNamed(session, paths, asked);
  const isWanted = wordsWantedOf(all);
  for (const { outcome, judge, ...file } of all) {
    if (outcome === undefined) yield { ...file, outcome: await judge() };
    else if ('problem' in outcome) yield { ...file, outcome };
    else if (isWanted(outcome, file.workspace.config)) yield { ...file, outcome: await judge() };
    else yield { ...file, standing: outcome };
  }
}
