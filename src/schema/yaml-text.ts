/** Texts as YAML values on one line. Both keep the text; where each is safe is what tells them apart. */

/** Signs with which a plain YAML text may not start, and those that end it. */
const NOT_PLAIN = /^[-?:,[\]{}#&*!|>'"%@`]|:\s|:$|\s#/;

/**
 * The text behind a key, at the end of its line: as it stands where that is the same text, or else in double quotes. Not safe in brackets or braces,
 * where a comma ends a value: {@link flowText} is.
 */
export function yamlText(text: string): string {
  return NOT_PLAIN.test(text) ? JSON.stringify(text) : text;
}

/** A text that YAML reads as itself wherever it stands: behind a key, and in a list in brackets or a map in braces. */
export function flowText(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/'()-]*$/u.test(text) && text.trim() === text ? text : JSON.stringify(text);
}
