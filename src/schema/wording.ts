/** Titles as parts of sentences. */

/** Title for a sentence's end: `who got in touch`; abbreviations keep their capitals. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** `a visit …` at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said with a vowel at its start: `unit`, `user`, `European` and `one-off` begin with a consonant. Quotation marks are left aside. */
const VOWEL = /^"?(?:[ai]|e(?!u)|o(?!nc?e\b)|u(?!ni[cfoqstv]|s[eu]))/i;

/** `a visit`, `an assessment`, `a university officer`, `a "Contact"`. */
export const withArticle = (words: string): string => `${VOWEL.test(words) ? 'an' : 'a'} ${words}`;
