/** The entry of a work sheet by a template: the one that `--template` names, or a team's own `audit`. */
import { AUDIT } from '../views/audit/filled-sheet.ts';
import { fileName } from '../workspace/record-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { fill } from '../workspace/templates/fill.ts';
import { filledIn } from '../workspace/templates/placeholders.ts';
import { TEMPLATE_ENDING } from '../workspace/templates/read.ts';
import { shippedTemplates } from '../workspace/templates/shipped.ts';
import type { Template } from '../workspace/templates/types.ts';
import { CannotProceed } from './io.ts';
import type { Governing } from './lint-report.ts';
import { plain } from './plain-text.ts';

/** The id under which a team's own template for audits is used without being named. */
const OWN_AUDIT = 'audit';

/** Makes the entry of one child's sheet, with what is known of the child by the names that templates have. */
export type AuditEntry = (known: ReadonlyMap<string, string>) => string;

/**
 * The template for audits of a workspace; undefined where the sheet is to have the entry that the program brings. Throws {@link CannotProceed} where
 * the template that is meant isn't there or has faults.
 */
export async function auditTemplate(workspace: Governing, named: string | undefined): Promise<AuditEntry | undefined> {
  const id = named ?? OWN_AUDIT;
  const { templates, problems } = await workspace.templates();
  const fault = problems.find(
    ({ uri, severity }) => severity === 'error' && fileName(uri) === `${id}${TEMPLATE_ENDING}`,
  );
  if (fault !== undefined)
    throw new CannotProceed(
      `The template ${plain(id)} of the team has a fault, so no sheet was made from it. ${plain(fault.message)} "case-record lint" says where. Nothing was written.`,
    );
  const shipped = named === undefined ? [] : shippedTemplates(standardEngine());
  const template = [...templates, ...shipped].find((each) => each.id === id);
  if (template !== undefined) return (known) => entryBy(template, known, workspace);
  if (named === undefined) return undefined;
  throw new CannotProceed(
    `There is no template ${plain(named)}. "case-record new --list" says which there are. Nothing was written.`,
  );
}

/** What nobody has answered yet stays empty, defaults too: only the auditor can say whether they hold. */
function entryBy(
  { id, kind, segments, variables }: Template,
  known: ReadonlyMap<string, string>,
  { catalogue }: Governing,
): string {
  const values = new Map(known);
  for (const { name, value } of variables) {
    const workedOut = value === undefined ? undefined : filledIn(value, (each) => values.get(each));
    if (workedOut === undefined) values.delete(name);
    else values.set(name, workedOut);
  }
  const { text } = fill(segments, values, { keepsEmpty: true });
  const entry = `${text.replaceAll(/^([ \t]*(?:- +)*[\w-]{1,80}:)[ \t]+$/gmu, '$1').trimEnd()}\n`;
  const { blocks, entries } = standardEngine().parse(START + entry, catalogue);
  const heading = entries[0]?.block.heading;
  const isAudit =
    kind === 'entry' && blocks.length === 1 && heading?.type === AUDIT && heading.date === known.get('today');
  if (isAudit && entry.length <= LONGEST_ENTRY) return entry;
  throw new CannotProceed(
    isAudit
      ? `The template ${plain(id)} is too long for a work sheet: it has at most ${LONGEST_ENTRY} signs. Nothing was written.`
      : `The template ${plain(id)} makes no case audit, so no sheet was made from it. It is one entry and begins with: ## {{today}} Case audit. Nothing was written.`,
  );
}

/** What stands before an entry in a record. */
const START = '---\nrecord: child\nid: CH-1\n---\n\n';
/** Longest entry of a sheet, in UTF-16 code units: ten times what anybody would fill in. */
const LONGEST_ENTRY = 50_000;
