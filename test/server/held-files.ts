/** A virtual workspace whose client can be slow: reading a file is held up until the test lets go of it. */
import { memoryFiles } from '../../src/workspace/memory-files.ts';
import type { FileAccess, Uri } from '../../src/workspace/types.ts';

export const STORE = 'vscode-vfs://store/team';

/** A file that somebody reads, as it was when they began to. */
export interface Held {
  /** Settles when the file is first asked for. */
  readonly asked: Promise<void>;
  /** Answers what was asked, and holds nothing up any more. */
  release(): void;
}

export class HeldFiles {
  readonly texts = new Map<Uri, string>();
  readonly #held = new Map<Uri, { readonly freed: Promise<void>; told(): void }>();
  readonly access: FileAccess;

  constructor() {
    const files = memoryFiles(this.texts);
    this.access = {
      ...files,
      read: async (uri, ...rest) => {
        const answer = await files.read(uri, ...rest);
        const held = this.#held.get(uri);
        held?.told();
        await held?.freed;
        return answer;
      },
    };
  }

  write(name: string, text: string): Uri {
    const uri = `${STORE}/${name}`;
    this.texts.set(uri, text);
    return uri;
  }

  /** Whoever reads this file from now on waits, those who come after somebody let it go on don't. */
  hold(uri: Uri): Held {
    let told = (): void => {};
    const asked = new Promise<void>((resolve) => {
      told = resolve;
    });
    let free = (): void => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    this.#held.set(uri, { freed, told });
    return { asked, release: free };
  }

  /** Whoever reads this file from now on is answered at once; those who wait go on waiting. */
  letPass(uri: Uri): void {
    this.#held.delete(uri);
  }
}
