/** Numbers over time: every number field with a least and a greatest value that the record's entries fill in, of a team's own entry types too. */
import type { Journey } from '../../journey/types.ts';
import type { Catalogue, FieldInfo } from '../../schema/types.ts';
import type { Places } from './places.ts';
import type { NumberLane, NumberPoint } from './types.ts';
import { byText, hasScale, said } from './words.ts';

/** Most lanes of numbers that are drawn. */
const MOST = 12;

interface Scale {
  readonly field: FieldInfo & { readonly minimum: number; readonly maximum: number };
  readonly points: NumberPoint[];
}

export function numberLanes(journey: Journey, catalogue: Catalogue, places: Places): readonly NumberLane[] {
  const scales = new Map<string, Scale | undefined>();
  for (const { date, fields, ref, type } of journey.entries) {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== 'number') continue;
      const scale = scaleOf(scales, catalogue, type, name);
      if (scale === undefined || value < scale.field.minimum || value > scale.field.maximum) continue;
      const head = `${scale.field.title} ${value} of ${scale.field.maximum}`;
      scale.points.push({ on: date, value, ...said(head, date), ...places.of(ref) });
    }
  }
  return [...scales].slice(0, MOST).flatMap(([id, scale]): NumberLane[] => {
    if (scale === undefined || scale.points.length === 0) return [];
    const { field, points } = scale;
    const { minimum: least, maximum: greatest } = field;
    const [type = ''] = id.split(' ');
    const title = `${catalogue.type(type)?.title ?? type}: ${field.title}`;
    return [{ kind: 'numbers', id, title, least, greatest, points: points.sort((a, b) => byText(a.on, b.on)) }];
  });
}

function scaleOf(
  scales: Map<string, Scale | undefined>,
  catalogue: Catalogue,
  type: string,
  name: string,
): Scale | undefined {
  const id = `${type} ${name}`;
  if (!scales.has(id)) {
    const field = catalogue.fieldAt({ entry: type }, [name]);
    scales.set(id, field !== undefined && hasScale(field) ? { field, points: [] } : undefined);
  }
  return scales.get(id);
}
