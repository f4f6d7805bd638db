/** What a workspace is built from, handed in, so that the workspace is the same under the editor, the command line and a test. */
import type { Linter, LintOptions } from '../lint/types.ts';
import type { Policy, PolicyProblem } from '../policy/types.ts';
import type { CaseRecord } from '../record/types.ts';
import type { OwnCatalogue, OwnTypeFile } from '../schema/own/catalogue.ts';
import type { Catalogue } from '../schema/types.ts';
import type { YamlReader } from './config.ts';
import type { SharedPacks } from './shared-packs.ts';
import type { Uri } from './types.ts';

export interface Engine {
  /** The entry types that the program brings with it. A workspace's own are in its `Workspace.catalogue`. */
  readonly catalogue: Catalogue;
  /** The catalogue with a team's own entry types in it: the very same one as long as the files hold the same. Never throws. */
  catalogueWith(files: readonly OwnTypeFile[]): Promise<OwnCatalogue>;
  readonly readYaml: YamlReader;
  /** The packs that the program brings with it, by name. */
  readonly packs: readonly string[];
  /** Puts built-in packs and a local one together. Never throws: what is wrong in the local pack is a problem. `catalogue` has the types it may speak of, `shared` the packs between. */
  loadPolicy(
    packs: readonly string[],
    local: { readonly uri: Uri; readonly text: string } | undefined,
    catalogue: Catalogue,
    shared?: SharedPacks,
  ): { readonly policy: Policy; readonly problems: readonly PolicyProblem[] };
  createLinter(options: LintOptions): Linter;
  /** Parses without judging: enough to know a record's id and what it shares. */
  parse(text: string, catalogue: Catalogue): CaseRecord;
  /** Every rule id that a finding may have under a policy, for advice on a misspelt one. */
  ruleIds(policy: Policy): readonly string[];
  /** Longest record that is read, in bytes. */
  readonly longestRecord: number;
}
