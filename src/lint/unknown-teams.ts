/** Teams that the workspace does not list, where it lists any: a slip in an id, or the name of a team in its place. */
import { FILE_ID } from '../record/ids.ts';
import type { Fields, Problem } from '../record/types.ts';
import type { Teams } from '../rules/types.ts';
import { fold, foldName, nearest } from '../schema/suggest.ts';
import type { Catalogue, FieldInfo } from '../schema/types.ts';
import { textSpan, type WrittenValue } from '../schema/written-values.ts';

/** Longest piece of an id that a message repeats. */
const LONGEST = 60;

/** Longer texts are not looked for among the names of teams. */
const LONGEST_NAME = 200;

/** The teams of a workspace, as they are looked for. */
interface Known {
  readonly ids: readonly string[];
  /** By folded name; undefined where two teams share one. */
  readonly byName: ReadonlyMap<string, string | undefined>;
  readonly names: readonly string[];
}

const known = new WeakMap<Teams, Known>();

function knownOf(teams: Teams): Known {
  let found = known.get(teams);
  if (found === undefined) {
    const byName = new Map<string, string | undefined>();
    for (const [id, { name }] of teams) {
      const folded = foldName(name);
      byName.set(folded, byName.has(folded) ? undefined : id);
    }
    found = { ids: [...teams.keys()], byName, names: [...byName.keys()] };
    known.set(teams, found);
  }
  return found;
}

const typesWithTeams = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Whether any field of the type holds a team: few do, and the fields of the others need not be gone through. */
export function mayNameTeam(type: string | undefined, catalogue: Catalogue): boolean {
  let types = typesWithTeams.get(catalogue);
  if (types === undefined) {
    types = new Set(catalogue.types.flatMap(({ id, fields }) => (fields.some(holdsTeam) ? [id] : [])));
    typesWithTeams.set(catalogue, types);
  }
  return type !== undefined && types.has(type);
}

function holdsTeam({ kind, items, fields = [] }: FieldInfo): boolean {
  return kind === 'team' || items === 'team' || fields.some(holdsTeam);
}

/** `whole` is the text that the fields stand in, and spans are relative to it. Nothing where the workspace lists no team. */
export function unknownTeams(
  whole: string,
  fields: Fields,
  values: readonly WrittenValue[],
  teams: Teams | undefined,
): readonly Problem[] {
  if (teams === undefined || teams.size === 0) return [];
  return values.flatMap((value): Problem[] => {
    if (value.kind !== 'team' || value.text === '' || teams.has(value.text)) return [];
    const { suggestion, ...problem } = unknownTeam(value.text, teams);
    const span = textSpan(whole, fields, value);
    // Written over several lines, or in another way than it reads, it has no place of its own that a suggestion could take.
    if (span === undefined || /[\r\n]/.test(whole.slice(span.start, span.end)))
      return [{ ...problem, span: fields.locate(value.path, 'value') }];
    return [{ ...problem, span, ...(suggestion !== undefined && { suggestion }) }];
  });
}

function unknownTeam(written: string, teams: Teams): Omit<Problem, 'span'> {
  const { id, isName } = meant(written, knownOf(teams));
  return {
    rule: 'record/unknown-team',
    severity: 'information',
    message: isName
      ? `This is the name of a team. Its id belongs here: "${id}".`
      : `${fact(written)}${id === undefined ? '' : ` Did you mean "${id}"?`}`,
    clears: 'Write the id of the team as .case-record/config.yaml lists it, or add the team there.',
    ...(id !== undefined && { suggestion: id }),
  };
}

/** Only what can be an id is repeated: words stay in the record. */
function fact(written: string): string {
  return FILE_ID.test(written)
    ? `No team with the id "${written.slice(0, LONGEST)}" is listed in the team's settings.`
    : "No such team is listed in the team's settings.";
}

/** The id in other letters, the name of a team, a slip in an id, a slip in a name: whichever it is first. */
function meant(written: string, { ids, byName, names }: Known): { readonly id?: string; readonly isName?: true } {
  const near = nearest(written, ids);
  const folded = written.length > LONGEST_NAME ? '' : fold(written);
  if (near !== undefined && foldName(near) === folded) return { id: near };
  if (byName.has(folded)) {
    const id = byName.get(folded);
    return id === undefined ? {} : { id, isName: true };
  }
  if (near !== undefined) return { id: near };
  const name = nearest(written, names);
  const id = name === undefined ? undefined : byName.get(name);
  return id === undefined ? {} : { id };
}
