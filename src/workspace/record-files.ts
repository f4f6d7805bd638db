/** Which files are records, and the folder in which a team shares its settings. */
import { URI, Utils } from 'vscode-uri';
import type { FileText, Uri } from './types.ts';

/** The folder at the root of a workspace that holds `config.yaml`, `policy.yaml` and what else a team shares. */
export const SHARED_FOLDER = '.case-record';

/** Whether a file name or URI is that of a record: it ends in `.case.md`. */
export function isRecordName(name: string): boolean {
  return /\.case\.md$/iu.test(name);
}

/** The folder of templates, of a team's or of a pack's. */
export const TEMPLATES = 'templates';

/** The file that makes a folder a pack which others build on. */
export const PACK_FILE = 'policy.yaml';

/**
 * Whether a folder is left out when records are looked for: `node_modules`, any folder whose name begins with a dot, and the templates of a pack, whose files
 * end as records do. `inPack` says whether a {@link PACK_FILE} stands beside it.
 */
export function isLeftOutFolder(name: string, inPack = false): boolean {
  return name === 'node_modules' || name.startsWith('.') || (inPack && name === TEMPLATES);
}

/** The other folders of a pack, with the ending of what belongs in them: a record may stand in a folder of any name. */
const PACK_FOLDERS: ReadonlyMap<string, string> = new Map([
  ['entries', '.schema.json'],
  ['snippets', '.json'],
  [TEMPLATES, ''],
]);

/** Where a {@link PACK_FILE} would make a file, or a folder, one of a pack. */
export function packFilesOver(uri: Uri): readonly Uri[] {
  const parts = uri.split('/');
  const over = parts.flatMap((name, at) => {
    const ending = PACK_FOLDERS.get(name);
    return ending !== undefined && uri.endsWith(ending) ? [[...parts.slice(0, at), PACK_FILE].join('/')] : [];
  });
  return parts.at(-1) === PACK_FILE ? [...over, uri] : over;
}

/** The folder that a file or folder stands in. */
export function folderOf(uri: Uri): Uri {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The name of a file or folder, without the folder it stands in. */
export function fileName(uri: Uri): string {
  return Utils.basename(URI.parse(uri));
}

/** A file or folder below a folder, by the names on the way. */
export function below(folder: Uri, ...names: readonly string[]): Uri {
  return Utils.joinPath(URI.parse(folder), ...names).toString();
}

/** Whether a URI is the folder itself or lies below it. Links are not followed. */
export function isWithin(folder: Uri, uri: Uri): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * Whether a file stands in a folder that is left out when the records below `folder` are looked for: a copy that another program keeps in `.history` is no
 * record. Of the templates of packs, addresses don't tell.
 */
export function isLeftOutBelow(folder: Uri, file: Uri): boolean {
  const between = isWithin(folder, file) ? file.slice(folder.length).split('/').slice(0, -1) : [];
  return between.some((name) => isLeftOutFolder(name));
}

/** Code unit order: the same on every machine, whatever its language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Why there is no folder where one belongs, in plain words with the way out. */
export const folderFault = {
  file: 'This is a file, and a folder of this name belongs here, so nothing is read from it. Put a folder in its place, or delete it.',
  leadsNowhere:
    'This is a link that leads nowhere, and a folder belongs here, so nothing is read from it. Put the folder itself here, or delete the link.',
  outside:
    'This is a link to a folder outside, so nothing was read from it. Put the folder itself here, or build on it as a pack.',
  link: 'This is a link, or lies behind one, and where it leads cannot be seen from here, so nothing was read from it. Put the folder itself here.',
  denied: 'This folder could not be opened. Check its permissions, or leave it out.',
} as const;

type FileFault = Extract<FileText, { problem: string }>;

/** The rule that a file breaks which cannot be read. The parser has the same ones for a text that is no record. */
export function faultRule({ problem }: FileFault): `record/${string}` {
  return problem === 'too-large' || problem === 'not-text' ? `record/${problem}` : 'record/unreadable';
}

/** What is said of a file that cannot be read as a record, with the way out. One wording for the disk, the editor and tests. */
export const fileFault = {
  missing(): FileFault {
    return {
      problem: 'missing',
      message:
        'This file could not be found when it was read: it was moved or deleted, or is a link that leads nowhere.',
    };
  },
  denied(): FileFault {
    return {
      problem: 'unreadable',
      message: 'This file could not be read: its permissions do not allow it. Ask for access, or leave it out.',
    };
  },
  folder(): FileFault {
    return {
      problem: 'unreadable',
      message: 'This is a folder that could not be opened. Check its permissions, or leave it out.',
    };
  },
  special(): FileFault {
    return {
      problem: 'unreadable',
      message:
        'This is not an ordinary file, so it was not opened. Move it away, or put an ordinary file in its place.',
    };
  },
  outside(): FileFault {
    return {
      problem: 'unreadable',
      message: 'This is a link to a file outside the folder, so it was not read. Put the file itself here.',
    };
  },
  link(): FileFault {
    return {
      problem: 'unreadable',
      message:
        'This is a link, or lies behind one, and where it leads cannot be seen from here, so it was not read. Put the file itself here.',
    };
  },
  broken(code: string): FileFault {
    return {
      problem: 'unreadable',
      message: `This file could not be read (${code}). Check the disk or the network drive, then try again.`,
    };
  },
  tooLarge(bytes: number, maxBytes: number): FileFault {
    return {
      problem: 'too-large',
      message: `This file is ${megabytes(bytes)}; at most ${megabytes(maxBytes)} is read. Split it into smaller files.`,
    };
  },
  notText(): FileFault {
    return {
      problem: 'not-text',
      message:
        'This file is not UTF-8 text: it may be a picture, a word-processor file or text saved in another encoding. Save it as UTF-8.',
    };
  },
} as const;

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The text of a file's bytes, or why they are none: a NUL byte, or broken UTF-8. A byte order mark is left out. */
export function decodeText(bytes: Uint8Array): FileText {
  if (bytes.includes(0)) return fileFault.notText();
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return fileFault.notText();
  }
}
