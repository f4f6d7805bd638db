/** What a template can be told without asking: the day, who writes, and what the record says. */
import { ageOn } from '../../calendar/dates.ts';
import type { Judgement } from '../../lint/types.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { heldCase } from '../held-case.ts';
import { nextId } from '../next-id.ts';
import type { Workspace } from '../types.ts';
import type { Knowledge } from './types.ts';

/** With the day that is asked for, and who writes; `judgement` is that of the record that the template is used for. */
export function knowledgeOf(
  { config, around }: Pick<Workspace, 'config' | 'around'>,
  { today, author }: { readonly today: IsoDate; readonly author?: string | undefined },
  judgement?: Judgement,
): Knowledge {
  const values = new Map<string, string>([
    ['today', today],
    ['next-id', nextId(around.ids())],
  ]);
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') values.set(name, value);
  };
  const person = author === undefined ? undefined : config.people.get(author);
  put('author', author);
  put('author-name', person?.name);
  put('manager', person?.manager);
  put('team', person?.team);
  const fields = judgement?.record.kind === 'child' ? judgement.record.frontMatter?.fields?.value : undefined;
  if (fields !== undefined) {
    put('child-id', judgement?.record.id);
    put('child-name', textOf(fields.name));
    const born = parseIsoDate(textOf(fields.born) ?? '');
    put('child-born', born);
    if (born !== undefined && born <= today) put('child-age', String(ageOn(born, today)));
  }
  const journey = judgement?.journey;
  const worker = journey === undefined ? undefined : heldCase(journey, config)?.worker;
  put('allocated-worker', worker);
  put('allocated-worker-name', worker === undefined ? undefined : config.people.get(worker)?.name);
  return {
    today,
    values,
    due(timescales) {
      let first: IsoDate | undefined;
      for (const { timescale, clock, met, ended, due } of journey?.deadlines ?? [])
        if (
          met === undefined &&
          ended === undefined &&
          (timescales.includes(timescale.id) || timescales.includes(clock.id)) &&
          (first === undefined || due < first)
        )
          first = due;
      return first;
    },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
