/** What ids are made of, wherever one is read, asked for or made. */

/**
 * The id of a person, as records and settings write it: one word of at most 80 signs. It begins with a letter or a digit, so that YAML reads it as a text
 * wherever it stands: `j.okafor`, `o'hara@east`.
 */
export const PERSON_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@'-]{0,79}$/u;

/**
 * The name of a field, as all of the language and of teams are: small letters, digits and hyphens. What else stands before a colon may be a name or the
 * beginning of a sentence, and messages leave it in the record.
 */
export const FIELD_NAME = /^[a-z][a-z0-9-]{0,79}$/;

/**
 * The id of a record or of an entry, as references can name it: one word that begins with a letter or a digit. In `ID/ADDRESS` a slash would end it, and behind a hash
 * an editor looks for a heading.
 */
export const RECORD_ID = /^[\p{L}\p{N}][^\s/\\#\p{C}]{0,79}$/u;

/** An id that is the name of a file too, as that of a record: nothing in it parts folders or is refused by a disk. */
export const FILE_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,79}$/u;
