/** The templates that a team shares, tried out, and those that the program brings. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Catalogue } from '../../schema/types.ts';
import type { Engine } from '../engine.ts';
import type { ConfigProblem } from '../types.ts';
import type { TemplateFile, TemplateFiles } from './files.ts';
import type { Partial, Partials } from './include.ts';
import { TemplateProblems } from './problems.ts';
import { readTemplate, TEMPLATE_ENDING } from './read.ts';
import { tryOut } from './try-out.ts';
import type { Template } from './types.ts';

/** How much text all templates of a folder may come to with their partials, in UTF-16 code units. */
const MOST_TEXT = 5_000_000;
/** How long templates are tried out before whatever waits has its turn, in milliseconds. */
const ONE_TURN = 10;

export interface SharedTemplates {
  readonly templates: readonly Template[];
  readonly problems: readonly ConfigProblem[];
}

/** What one template came to. */
interface Made {
  readonly template?: Template;
  readonly problems: readonly ConfigProblem[];
}

/** How many templates are kept, and how much text: those of the folders of a window, and some before each edit. */
const KEPT = 2_000;
const KEPT_TEXT = 4 * MOST_TEXT;

/** Made once for the same text and entry types: a team's settings are read anew at every change of one of them, and at every letter typed. */
class Kept {
  readonly #made = new Map<string, Made>();
  #length = 0;

  once(key: string, make: () => Made): Made {
    const made = this.#made.get(key) ?? make();
    this.#forget(key);
    this.#made.set(key, made);
    this.#length += lengthOf(made);
    // The oldest stand first.
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= KEPT && this.#length <= KEPT_TEXT) break;
      this.#forget(oldest);
    }
    return made;
  }

  #forget(key: string): void {
    const made = this.#made.get(key);
    if (made !== undefined) this.#length -= lengthOf(made);
    this.#made.delete(key);
  }
}

const kept = new WeakMap<Catalogue, Kept>();

function keptFor(catalogue: Catalogue): Kept {
  const known = kept.get(catalogue) ?? new Kept();
  kept.set(catalogue, known);
  return known;
}

/** How long the text of a template is, in UTF-16 code units. */
function lengthOf({ template }: Pick<Made, 'template'>): number {
  return (template?.segments ?? []).reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
}

/** A key that is short however long the texts are. */
function digest(texts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts))));
}

/** The templates that these files hold, each tried out, and what is wrong in them. */
export function makeTemplates(
  files: TemplateFiles,
  engine: Pick<Engine, 'parse'>,
  catalogue: Catalogue,
  shipped = false,
): SharedTemplates {
  const making = new Making(files, engine, catalogue, shipped);
  while (making.next());
  return making.made();
}

/** The same, with turns between for whatever else waits; undefined where they are outdated before they are done. */
export async function makeTemplatesInTurns(
  files: TemplateFiles,
  engine: Pick<Engine, 'parse'>,
  catalogue: Catalogue,
  isOutdated: () => boolean,
): Promise<SharedTemplates | undefined> {
  const making = new Making(files, engine, catalogue, false);
  for (let started = performance.now(); making.next(); ) {
    if (performance.now() - started < ONE_TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isOutdated()) return undefined;
    started = performance.now();
  }
  return making.made();
}

/** Templates of one workspace, made one after the other. */
class Making {
  readonly #files: readonly TemplateFile[];
  readonly #partials: Partials;
  /** Knows the partials again, all of them: which of them a template comes to is known only once it is read. */
  readonly #shared: string;
  readonly #engine: Pick<Engine, 'parse'>;
  readonly #catalogue: Catalogue;
  readonly #shipped: boolean;
  readonly #templates: Template[] = [];
  readonly #problems: ConfigProblem[] = [];
  readonly #names = new Map<string, string>();
  #length = 0;
  #at = 0;

  constructor(files: TemplateFiles, engine: Pick<Engine, 'parse'>, catalogue: Catalogue, shipped: boolean) {
    this.#files = files.templates;
    this.#partials = new Map(files.partials.map(({ id, uri, text }): [string, Partial] => [id, { uri, text }]));
    this.#shared = digest(files.partials.flatMap(({ id, uri, text }) => [id, uri, digest([text])]));
    this.#engine = engine;
    this.#catalogue = catalogue;
    this.#shipped = shipped;
  }

  /** Makes one more; false where there is none left. */
  next(): boolean {
    const file = this.#files[this.#at];
    if (file === undefined) return false;
    this.#at += 1;
    const { template, problems } = this.#made(file);
    this.#problems.push(...problems);
    return template === undefined || this.#takes(file, template);
  }

  made(): SharedTemplates {
    return { templates: this.#templates, problems: withoutRepeats(this.#problems) };
  }

  #made(file: TemplateFile): Made {
    const shipped = this.#shipped;
    const catalogue = this.#catalogue;
    const { parse } = this.#engine;
    const { uri, text } = file;
    const includes = /\{\{\s*>/u.test(text);
    const key = digest([uri, String(shipped), text, includes ? this.#shared : '']);
    return keptFor(catalogue).once(key, () => {
      const own = new TemplateProblems();
      const read = readTemplate({ ...file, shipped }, this.#partials, own);
      const made = read && { ...read, records: tryOut(read, { catalogue, parse }, own) };
      return { ...(made === undefined ? {} : { template: made }), problems: own.found };
    });
  }

  /** Whether there is room for those that come after it. */
  #takes({ uri, id, text }: TemplateFile, template: Template): boolean {
    this.#length += lengthOf({ template });
    const fault = { uri, rule: 'policy/template', span: { start: 0, end: Math.min(3, text.length) } } as const;
    if (this.#length > MOST_TEXT) {
      const message = 'The templates up to this one are so long that it is left out, and so are those after it.';
      this.#problems.push({ ...fault, severity: 'error', message });
      return false;
    }
    const before = this.#names.get(template.name);
    if (before !== undefined) {
      const message = `"${template.name}" is the name of ${before}${TEMPLATE_ENDING} too, so nobody can tell them apart.`;
      this.#problems.push({ ...fault, severity: 'warning', message, clears: 'Give one of them another name.' });
    }
    this.#names.set(template.name, id);
    this.#templates.push(template);
    return true;
  }
}

/** A partial's fault is told once, however many templates it is in. */
function withoutRepeats(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const byPlace = new Map(
    problems.map((problem) => [`${problem.uri} ${problem.span.start} ${problem.message}`, problem]),
  );
  return [...byPlace.values()];
}

/** All that may be chosen: the team's first; one of the team's counts in place of one of the same id that the program brings. */
export function allTemplates(team: readonly Template[], shipped: readonly Template[]): readonly Template[] {
  const own = new Set(team.map(({ id }) => id));
  return [...team, ...shipped.filter(({ id }) => !own.has(id))];
}
