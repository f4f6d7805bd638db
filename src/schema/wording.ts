/** Titles as parts of sentences. */

/** Title for a sentence's end: `who got in touch`; abbreviations keep their capitals. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** `A Contact`, `An Assessment`. */
export const withArticle = (title: string): string => `${/^[aeio]|^u(?!ni)/i.test(title) ? 'An' : 'A'} ${title}`;
