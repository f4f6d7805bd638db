/** People and teams by name, and the roles in which people decide. */
import { CompletionItemKind, CompletionItemTag } from 'vscode-languageserver';
import type { FieldMap, FieldPath } from '../../record/types.ts';
import { sayDate } from '../../rules/wording.ts';
import { hasLeft } from '../../workspace/colleagues.ts';
import type { Person } from '../../workspace/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import type { Offer } from './complete-reference.ts';
import { rolesOf } from './known-roles.ts';
import { offerOrder } from './offer-order.ts';

/** Entries looked back at for who wrote them, where the team's settings name nobody. */
const LOOK_BACK = 100;

/** Whoever writes first, then the team in the order of its settings, then those who wrote in this record; who has left comes last, and is marked. */
export function personOffers(record: JudgedRecord, { worker }: ToldSettings): Offer[] {
  const { people } = record.workspace.config;
  const staff = [...people.values()];
  const gone = (person: Person) => hasLeft(person, record.asOf);
  const known = [
    ...staff.filter((person) => person.id === worker),
    ...staff.filter((person) => person.id !== worker && !gone(person)),
  ];
  const others = new Set([...(worker === undefined ? [] : [worker]), ...authors(record)]);
  const strangers = [...others].filter((id) => !people.has(id)).map((id): Person => ({ id, name: id }));
  const own = worker !== undefined && !people.has(worker) ? 1 : 0;
  const offered = [
    ...strangers.slice(0, own),
    ...known,
    ...strangers.slice(own),
    ...staff.filter((person) => person.id !== worker && gone(person)),
  ];
  return offered.map((person, index) => personOffer(record, person, index));
}

function personOffer(record: JudgedRecord, person: Person, index: number): Offer {
  const team = person.team === undefined ? undefined : record.workspace.config.teams.get(person.team)?.name;
  const left =
    person.left !== undefined && hasLeft(person, record.asOf) ? `left ${sayDate(person.left, record.asOf)}` : undefined;
  const detail = [person.role, team ?? person.team, left].filter((part) => part !== undefined).join(', ');
  return {
    label: person.name,
    ...(person.name === person.id ? {} : { labelDetails: { description: person.id } }),
    kind: CompletionItemKind.Constant,
    ...(detail === '' ? {} : { detail }),
    ...(left === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
    insertText: person.id,
    filterText: `${person.name} ${person.id}`,
    sortText: offerOrder(index),
  };
}

/** Who wrote the latest entries of the record. */
function authors(record: JudgedRecord): string[] {
  return record.judgement.record.entries
    .slice(-LOOK_BACK)
    .reverse()
    .flatMap(({ block }) => (typeof block.fields?.value.by === 'string' ? [block.fields.value.by] : []));
}

/** The teams of the settings, by name. */
export function teamOffers(record: JudgedRecord): Offer[] {
  return [...record.workspace.config.teams.values()].map(({ id, name }, index) => ({
    label: name,
    ...(name === id ? {} : { labelDetails: { description: id } }),
    kind: CompletionItemKind.Constant,
    insertText: id,
    filterText: `${name} ${id}`,
    sortText: offerOrder(index),
  }));
}

/** Whether the place is `role` of a decision. */
export function isRole(path: FieldPath): boolean {
  return path.length === 2 && path[0] === 'decision' && path[1] === 'role';
}

/** The role of who decided here first, then those that the policy asks for at such an entry, then those of the team. */
export function roleOffers(record: JudgedRecord, type: string, fields: FieldMap | undefined): Offer[] {
  const { config, policy } = record.workspace;
  const decision = fields?.decision;
  const by = typeof decision === 'object' && 'by' in decision ? decision.by : undefined;
  const roles = new Set<string>();
  const own = typeof by === 'string' ? config.people.get(by) : undefined;
  for (const role of rolesOf(own)) roles.add(role);
  for (const { at, roles: asked = [] } of policy.decisions) {
    const here = typeof at.entry === 'string' ? at.entry === type : at.entry.includes(type);
    if (here) for (const role of asked) roles.add(role);
  }
  for (const person of config.people.values()) for (const role of rolesOf(person)) roles.add(role);
  return [...roles].map((label, index) => ({
    label,
    kind: CompletionItemKind.Constant,
    sortText: offerOrder(index),
  }));
}
