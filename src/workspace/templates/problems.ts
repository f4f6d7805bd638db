/** What is wrong in a template, gathered as it is read. */
import type { Severity, Span } from '../../record/types.ts';
import type { ConfigProblem, Uri } from '../types.ts';

/** More faults than this in one template are of no use to anybody. */
const MOST_PROBLEMS = 50;

export class TemplateProblems {
  readonly #found: ConfigProblem[] = [];

  get found(): readonly ConfigProblem[] {
    return this.#found;
  }

  /** Something because of which the template can't be used. */
  fault(uri: Uri, span: Span, message: string, clears?: string): undefined {
    return this.report('error', uri, span, message, clears);
  }

  /** Something that has no effect. */
  warn(uri: Uri, span: Span, message: string, clears?: string): undefined {
    return this.report('warning', uri, span, message, clears);
  }

  report(severity: Severity, uri: Uri, span: Span, message: string, clears?: string): undefined {
    if (this.#found.length >= MOST_PROBLEMS) return undefined;
    this.#found.push({
      uri,
      rule: 'policy/template',
      severity,
      message,
      span,
      ...(clears === undefined ? {} : { clears }),
    });
    return undefined;
  }
}
