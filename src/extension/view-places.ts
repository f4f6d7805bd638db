/** Which place of a view the lines of an editor are in. Pure. */

/** An entry that the page can go to: its first line, from 0, and its last one where it can be told that the cursor is in it. */
export interface ViewPlace {
  readonly uri: string;
  readonly line: number;
  readonly last?: number;
}

/** A line of a file, from 0. */
export interface EditorLine {
  readonly uri: string;
  readonly line: number;
}

/** The number of the place in which a line stands; undefined where it stands in none. */
export function placeWith(places: readonly ViewPlace[], { uri, line }: EditorLine): number | undefined {
  const found = places.findIndex(
    (place) => place.uri === uri && place.line <= line && place.last !== undefined && line <= place.last,
  );
  return found === -1 ? undefined : found;
}

/**
 * How far down a record a line is, for a view whose places are all of the record and in its order: the place that begins at it or before it, and the part (0 to
 * 1) of the way to the next one. Without `place` it is the way to the first.
 */
export function wayDown(
  places: readonly ViewPlace[],
  { uri, line }: EditorLine,
): { readonly place?: number; readonly part: number } | undefined {
  if (places.some((place) => place.uri !== uri)) return undefined;
  const place = places.findLastIndex((each) => each.line <= line);
  const next = places[place + 1];
  const from = places[place]?.line ?? 0;
  const to = next?.line ?? (places[place]?.last ?? from) + 1;
  const part = to <= from ? 0 : Math.min((line - from) / (to - from), 1);
  return place === -1 ? { part } : { place, part };
}
