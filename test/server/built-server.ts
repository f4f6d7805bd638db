/** The server as it is built, beside the files that it reads only when they are asked for. */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { languageServer, serverProcess } from '../../scripts/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export class BuiltServer {
  readonly #dist: string;
  readonly #inputs: ReadonlyMap<string, readonly string[]>;

  private constructor(dist: string, inputs: ReadonlyMap<string, readonly string[]>) {
    this.#dist = dist;
    this.#inputs = inputs;
  }

  /** Builds it into a folder that is not there yet. */
  static async into(dist: string): Promise<BuiltServer> {
    const { metafile } = await build({ ...languageServer(true, dist), absWorkingDir: root, metafile: true });
    await build({ ...serverProcess(true, dist), absWorkingDir: root });
    const made = Object.entries(metafile.outputs).map(
      ([name, { inputs }]) => [name.slice(name.lastIndexOf('/') + 1), Object.keys(inputs)] as const,
    );
    return new BuiltServer(dist, new Map(made));
  }

  /** The files of the source, and of libraries, that one of its files is made of. */
  inputsOf(name: string): readonly string[] {
    return this.#inputs.get(name) ?? assert.fail(`no ${name} was built`);
  }

  /** How it is started. */
  get command(): readonly string[] {
    return [process.execPath, join(this.#dist, 'server.cjs'), '--stdio'];
  }

  /** Does something while one of its files is not there. */
  async without<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
    const [file, away] = [join(this.#dist, name), join(this.#dist, 'away')];
    renameSync(file, away);
    try {
      return await work();
    } finally {
      renameSync(away, file);
    }
  }
}
