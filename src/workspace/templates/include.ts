/** Partials: pieces of text that several templates share, put in where a template names them. Bounded in depth, number and length. */
import { nearest } from '../../schema/suggest.ts';
import type { Uri } from '../types.ts';
import { type IncludeSegment, type ReadSegment, readSegments, TEMPLATE_NAME } from './placeholders.ts';
import type { TemplateProblems } from './problems.ts';
import type { Segment } from './types.ts';

export interface Partial {
  readonly uri: Uri;
  readonly text: string;
}

/** Partials by their names: those of their files without `.md`. */
export type Partials = ReadonlyMap<string, Partial>;

/** How many partials may be inside each other. */
const DEEPEST = 8;
/** How many partials one template may come to. */
const MOST_INCLUDED = 100;
/** How long the text of a template may come to be, in UTF-16 code units. */
const LONGEST_TEXT = 200_000;

/** The pieces with every partial in its place. One that can't be put in is left out and told of where it is named. */
export function withPartials(
  pieces: readonly ReadSegment[],
  partials: Partials,
  problems: TemplateProblems,
): readonly Segment[] {
  return new Inclusion(partials, problems).all(pieces);
}

class Inclusion {
  readonly #partials: Partials;
  readonly #problems: TemplateProblems;
  #included = 0;
  #length = 0;
  #isFull = false;

  constructor(partials: Partials, problems: TemplateProblems) {
    this.#partials = partials;
    this.#problems = problems;
  }

  all(pieces: readonly ReadSegment[], inside: readonly string[] = []): readonly Segment[] {
    return pieces.flatMap((piece): readonly Segment[] => {
      if (piece.kind === 'include') return this.#partial(piece, inside);
      if (piece.kind === 'faulty') {
        const { file, start, end, text } = piece;
        this.#problems.fault(
          file,
          { start, end },
          `"${text}" is no placeholder.`,
          'Write {{name}}, {{name + 10 working days}} after a date, or {{> partial}}: a name is of small letters, digits and hyphens.',
        );
        return [];
      }
      if (piece.kind === 'text') this.#length += piece.text.length;
      if (this.#length <= LONGEST_TEXT) return [piece];
      this.#tellOfLength(piece);
      return [];
    });
  }

  /** Once: what comes behind is left out too. */
  #tellOfLength({ file, start }: Segment): void {
    if (this.#isFull) return;
    this.#isFull = true;
    this.#problems.fault(
      file,
      { start, end: start },
      `With its partials this template comes to more than ${LONGEST_TEXT} signs; what stands from here on is left out.`,
      'Take a partial out, or make two templates of it.',
    );
  }

  #partial({ file, start, end, name }: IncludeSegment, inside: readonly string[]): readonly Segment[] {
    const refuse = (message: string, clears?: string): readonly Segment[] => {
      this.#problems.fault(file, { start, end }, message, clears);
      return [];
    };
    if (!TEMPLATE_NAME.test(name))
      return refuse(
        `"${name.slice(0, 40)}" is no name of a partial, so nothing is put in here.`,
        'Name a file of the folder partials without its ending, as in {{> footer}}; other folders are out of reach.',
      );
    const partial = this.#partials.get(name);
    if (partial === undefined) {
      const meant = nearest(name, [...this.#partials.keys()]);
      return refuse(
        `There is no partial "${name}", so nothing is put in here.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        `Write it as templates/partials/${name}.md.`,
      );
    }
    if (inside.includes(name))
      return refuse(
        `The partial "${name}" comes to itself again (${[...inside, name].join(', ')}), so it is not put in here.`,
      );
    if (inside.length >= DEEPEST) return refuse(`More than ${DEEPEST} partials are inside each other here.`);
    this.#included += 1;
    if (this.#included > MOST_INCLUDED || this.#length > LONGEST_TEXT)
      return this.#included === MOST_INCLUDED + 1
        ? refuse(`This template comes to more than ${MOST_INCLUDED} partials; the others are left out.`)
        : [];
    // The line break at its end is that of the line on which it is named.
    const text = partial.text.replace(/\r?\n$/u, '');
    return this.all(readSegments(partial.uri, text, 0), [...inside, name]);
  }
}
