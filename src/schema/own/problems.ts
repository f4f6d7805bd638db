/** What is wrong in the file of a team's own entry type, gathered as it is read. */
import type { Severity, Span } from '../../record/types.ts';
import { type JsonNode, spanOf } from '../json-text.ts';

/** A fault at its place in a file. */
export interface OwnTypeProblem {
  /** The name of the file as it was handed in: a URI. */
  readonly file: string;
  readonly rule: 'policy/entry-type' | 'policy/entry-type-widens';
  readonly severity: Severity;
  readonly message: string;
  /** Offsets in the text of that file. */
  readonly span: Span;
  readonly clears?: string;
}

/** More faults than this in one file are of no use to anybody. */
const MOST_PROBLEMS = 50;

export class OwnTypeProblems {
  readonly file: string;
  readonly #found: OwnTypeProblem[] = [];

  constructor(file: string) {
    this.file = file;
  }

  get found(): readonly OwnTypeProblem[] {
    return this.#found;
  }

  /** Something that can't be used as it is written. */
  fault(at: JsonNode | Span, message: string, clears?: string): undefined {
    return this.#report('policy/entry-type', 'error', at, message, clears);
  }

  /** Something that has no effect, or is better written otherwise. */
  warn(at: JsonNode | Span, message: string, clears?: string): undefined {
    return this.#report('policy/entry-type', 'warning', at, message, clears);
  }

  /** Something that works, and that people should know. */
  tell(at: JsonNode | Span, message: string, clears?: string): undefined {
    return this.#report('policy/entry-type', 'information', at, message, clears);
  }

  /** Something that would ask for less than the language does. */
  widens(at: JsonNode | Span, message: string, clears?: string): undefined {
    return this.#report('policy/entry-type-widens', 'error', at, message, clears);
  }

  #report(
    rule: OwnTypeProblem['rule'],
    severity: Severity,
    at: JsonNode | Span,
    message: string,
    clears: string | undefined,
  ): undefined {
    if (this.#found.length > MOST_PROBLEMS) return undefined;
    const more = this.#found.length === MOST_PROBLEMS;
    this.#found.push({
      file: this.file,
      rule,
      severity,
      message: more ? `More is wrong in this file; the first ${MOST_PROBLEMS} faults are told.` : message,
      span: 'offset' in at ? spanOf(at) : at,
      ...(clears === undefined || more ? {} : { clears }),
    });
    return undefined;
  }
}

/** A text of a file as it may stand in a message: short, on one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
}
