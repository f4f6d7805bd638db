/** What the values of a team's own field must be, from what its file says of it. */
import type { FieldDescription } from '../description.ts';
import type { OwnField, OwnMap } from './read-field.ts';
import type { MapShape, Shape } from './shape.ts';

/** What the values of a field must be, by what the file says of it. */
export function shapeOf(field: OwnField): Shape {
  const { fits, minimum, maximum } = field;
  switch (field.kind?.kind) {
    case undefined:
    case 'text':
    case 'person':
    case 'team':
    case 'reference':
      return { kind: 'text', ...(fits ? { fits } : {}) };
    case 'date':
    case 'time':
    case 'yes-no':
      return { kind: field.kind.kind };
    case 'number':
      return {
        kind: 'number',
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
        ...(fits ? { fits } : {}),
      };
    case 'code':
      return { kind: 'code', codes: new Set(field.codes?.map(({ code }) => code)) };
    case 'list':
      return { kind: 'list', item: field.item ? shapeOf(field.item) : { kind: 'text' } };
    case 'map':
      return field.parts ? mapShape(field.parts) : describedShape(field.referred ?? []);
  }
}

/** The shape of parts that the language knows: an action's, a decision's. */
function describedShape(fields: readonly FieldDescription[]): MapShape {
  const parts = fields.map(({ name, kind }): readonly [string, Shape] => [
    name,
    { kind: kind === 'date' || kind === 'yes-no' ? kind : 'text' },
  ]);
  return { kind: 'map', parts: new Map(parts), required: [], open: false };
}

function mapShape({ fields, required }: OwnMap): MapShape {
  return {
    kind: 'map',
    parts: new Map(fields.map((field) => [field.name, shapeOf(field)])),
    required: (required?.names ?? [])
      .map(({ text }) => text)
      .filter((name) => fields.some((field) => field.name === name)),
    open: false,
  };
}
