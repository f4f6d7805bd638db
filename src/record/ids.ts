/** What ids are made of, wherever one is read, asked for or made. */

/**
 * The id of a person, as records and settings write it: one word of at most 80 signs. It begins with a letter or a digit, so that YAML reads it as a text
 * wherever it stands: `j.okafor`, `o'hara@east`.
 */
export const PERSON_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@'-]{0,79}$/u;

/** An id that is the name of a file too, as that of a record: nothing in it parts folders or is refused by a disk. */
export const FILE_ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,79}$/u;
