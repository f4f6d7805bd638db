/** The line of management, as the settings of a team give it. */

/** The worker, their manager, that one's manager and so on; a circle is gone round once. */
export function lineOf(
  worker: string | undefined,
  people: ReadonlyMap<string, { readonly manager?: string }>,
): string[] {
  const line = new Set<string>();
  let next = worker;
  while (next !== undefined && !line.has(next)) {
    line.add(next);
    next = people.get(next)?.manager;
  }
  return [...line];
}
