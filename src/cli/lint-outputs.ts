/** `--format FORMAT -o FILE`, as often as somebody wants: each `-o` belongs to the `--format` before it. */
import { InvalidArgumentError, Option } from 'commander';
import { CannotProceed, type Io } from './io.ts';
import { checkOutput, placeOf } from './output.ts';
import { plain } from './plain-text.ts';

/** One answer: how it is written, and the file it goes to; without a file, to the terminal. */
export interface WantedOutput<Format extends string> {
  readonly format: Format;
  readonly file?: string;
}

/** Reads the pairs off the command line in the order in which they were typed. Made anew for each command line. */
export class LintOutputs<Format extends string> {
  readonly #formats: readonly [Format, ...Format[]];
  readonly #typed: ({ readonly format: Format } | { readonly file: string })[] = [];

  constructor(formats: readonly [Format, ...Format[]]) {
    this.#formats = formats;
  }

  options(): readonly [Option, Option] {
    const [first] = this.#formats;
    return [
      new Option('--format <format>', 'how the answer is written; may be given again, each with its -o')
        .choices(this.#formats)
        .argParser((text) => {
          const format = this.#formats.find((known) => known === text);
          if (format === undefined) throw new InvalidArgumentError(`Choose one of ${this.#formats.join(', ')}.`);
          this.#typed.push({ format });
          return format;
        })
        .default(first),
      new Option(
        '-o, --output <file>',
        'write the answer of the format before it to a file, whole or not at all (default: the terminal)',
      ).argParser((file: string) => {
        this.#typed.push({ file });
        return file;
      }),
    ];
  }

  /**
   * What was asked for, before any work is done. One format and one file belong together in whatever order they stand, and a file
   * without a format is text; with more of them, a file without a format before it is refused, and so are two answers in one place.
   */
  async wanted(io: Io): Promise<readonly WantedOutput<Format>[]> {
    const wanted = this.#paired();
    const files = wanted.flatMap(({ file }) => file ?? []);
    if (wanted.length - files.length > 1)
      throw new CannotProceed('Only one format can go to the terminal: name a file with -o after each of the others.');
    const paths = new Set<string>();
    for (const file of files) {
      await checkOutput(io, file);
      const path = await placeOf(io, file);
      if (paths.has(path)) throw new CannotProceed(`Two formats cannot both go to ${plain(file)}.`);
      paths.add(path);
    }
    return wanted;
  }

  #paired(): readonly WantedOutput<Format>[] {
    const formats = this.#typed.flatMap((typed) => ('format' in typed ? typed.format : []));
    const files = this.#typed.flatMap((typed) => ('file' in typed ? typed.file : []));
    if (formats.length <= 1 && files.length <= 1) {
      const [format = this.#formats[0]] = formats;
      const [file] = files;
      return [file === undefined ? { format } : { format, file }];
    }
    const pairs: WantedOutput<Format>[] = [];
    for (const typed of this.#typed) {
      if ('format' in typed) {
        pairs.push(typed);
        continue;
      }
      const last = pairs.pop();
      if (last === undefined || last.file !== undefined)
        throw new CannotProceed(`-o ${plain(typed.file)} has no format: write --format FORMAT before it.`);
      pairs.push({ ...last, file: typed.file });
    }
    return pairs;
  }
}
