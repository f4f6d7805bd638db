/** Snippet files of the extension, one for each kind of record, made from the entry types. They are committed and compared. */
import type { RecordKind } from '../../src/record/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { recordSnippet } from '../../src/schema/record-snippet.ts';
import { snippetPrefixes } from '../../src/schema/snippet.ts';
import type { GeneratedFile } from '../generate.ts';

/** A snippet as VS Code reads it. */
interface SnippetFile {
  [name: string]: { prefix: readonly string[]; description: string; body: readonly string[] };
}

/** Description as VS Code shows it: plain text, one line. */
const plain = (markdown: string): string => markdown.replaceAll('`', '');

function snippetsOf(kind: RecordKind): SnippetFile {
  const catalogue = builtInCatalogue();
  const whole = recordSnippet(kind, catalogue.frontMatter(kind));
  const file: SnippetFile = {
    [whole.name]: { prefix: whole.prefixes, description: whole.description, body: whole.body.split('\n') },
  };
  for (const type of catalogue.types) {
    // An entry that belongs in both kinds of record is in the first file only: the editor offers both files everywhere.
    if (type.records[0] !== kind) continue;
    file[type.title] = {
      prefix: snippetPrefixes(type),
      description: plain(type.description),
      body: type.snippet.split('\n'),
    };
  }
  return file;
}

export async function generate(): Promise<GeneratedFile[]> {
  return (['child', 'supervision'] as const).map((kind) => ({
    path: `snippets/${kind}.json`,
    content: `${JSON.stringify(snippetsOf(kind), null, 2)}\n`,
    committed: true,
  }));
}
