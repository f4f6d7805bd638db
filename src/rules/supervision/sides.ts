/** The sides of supervision beyond its tasks, told by the heading of a section. */

/** Longer headings are sentences. */
const LONGEST_TITLE = 80;

/** `Reflection`, `Critical reflection`, `Reflective space`. */
const REFLECTION = /\breflecti/;

/** Risk that is shared, what was decided, and what the worker learns and needs. */
const OTHER_SIDES = /\brisks?\b|\bdevelopment\b|\blearning\b|\btraining\b|\bdecisions?\b/;

export function isReflection(title: string): boolean {
  return REFLECTION.test(folded(title));
}

export function isBeyondTasks(title: string): boolean {
  const name = folded(title);
  return REFLECTION.test(name) || OTHER_SIDES.test(name);
}

function folded(title: string): string {
  return title.slice(0, LONGEST_TITLE).toLowerCase();
}
