/**
 * What nobody sees in a text and what can mislead: control characters, tabs and line ends among them; what parts lines and paragraphs; what turns the direction
 * of writing round; half characters, and what is none at all. To be replaced, or looked for with `search`: it goes through a whole text.
 */
export const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
