import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const root = new URL('../../../', import.meta.url);

/** As much of YAML as shows where the editor's grammar has the say: keys, and values inside nested rules. */
const yaml = {
  scopeName: 'source.yaml',
  patterns: [
    { include: '#value' },
    {
      begin: '([\\w-]+)(:)',
      beginCaptures: { 1: { name: 'entity.name.tag.yaml' }, 2: { name: 'punctuation.separator.key-value.yaml' } },
      end: '$',
      patterns: [{ include: '#value' }],
    },
  ],
  repository: {
    value: {
      patterns: [
        { match: '#.*$', name: 'comment.line.number-sign.yaml' },
        { begin: '[|>]\\s*$', end: '^(?=\\S)', name: 'string.unquoted.block.yaml' },
        { match: '"[^"]*"', name: 'string.quoted.double.yaml' },
        { begin: '\\[', end: '\\]', name: 'meta.flow-sequence.yaml' },
        { match: '(?<=: )[^\\s|>"#\\[][^#\\n]*', name: 'string.unquoted.plain.out.yaml' },
      ],
    },
  },
};
const markdown = {
  scopeName: 'text.html.markdown',
  patterns: [
    { match: '^#{1,6} .*$', name: 'heading.markdown' },
    { begin: '^(`{3,})(\\w*)', end: '^\\1', name: 'markup.fenced_code.block.markdown' },
    { match: '\\*\\*[^*]+\\*\\*', name: 'markup.bold.markdown' },
  ],
};

async function loadGrammar(): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const file = new URL('syntaxes/case-record.tmLanguage.json', root);
  const grammars: ReadonlyMap<string, unknown> = new Map<string, unknown>([
    ['text.html.markdown.case-record', JSON.parse(readFileSync(file, 'utf8'))],
    ['source.yaml', yaml],
    ['text.html.markdown', markdown],
  ]);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => (grammars.get(scope) as textmate.IRawGrammar | undefined) ?? null,
  });
  const grammar = await registry.loadGrammar('text.html.markdown.case-record');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar', () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** The scopes of the first token of `text` that starts at `part`, in a whole document. */
  function scopesOf(document: string, part: string): string {
    let stack = textmate.INITIAL;
    for (const line of document.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      const at = line.indexOf(part);
      if (at === -1) continue;
      return tokens.find((token) => token.startIndex <= at && at < token.endIndex)?.scopes.join(' ') ?? '';
    }
    assert.fail(`"${part}" is not in the document`);
  }

  const has = (document: string, part: string, scope: string): void => {
    const scopes = scopesOf(document, part);
    assert.ok(` ${scopes}`.includes(` ${scope}`), `"${part}" is ${scopes}`);
  };
  const lacks = (document: string, part: string, scope: string): void => {
    const scopes = scopesOf(document, part);
    assert.ok(!` ${scopes}`.includes(` ${scope}`), `"${part}" is ${scopes}`);
  };

  const record = [
    '---',
    'record: child',
    'id: CH-1',
    'born: 2015-03-02',
    '---',
    '',
    '# A summary',
    '',
    '## 2026-03-04 14:30 Looked-after review: after school',
    '',
    '```yaml',
    'by: j.okafor',
    'seen: yes',
    'participation: PN1',
    'from: 2A',
    'minutes: 45',
    'reviewed: 2026-03-05',
    'rationale: |',
    '  It was said: no',
    'quoted: "no"',
    '# alone: no',
    'place: school',
    'factors: [1B, 3C]',
    '```',
    '',
    '**Bold** words; seen: yes',
    '',
    '## What we know',
    '',
    '## 2026-03-06 Visit',
  ].join('\n');

  it('takes an entry heading apart', () => {
    has(record, '2026-03-04', 'constant.numeric.date.case-record');
    has(record, '14:30', 'constant.numeric.time.case-record');
    has(record, 'Looked-after review', 'entity.name.type.entry.case-record');
    has(record, 'after school', 'string.unquoted.subject.case-record');
    has(record, '## 2026-03-04', 'heading.2.markdown');
    has(record, 'Visit', 'entity.name.type.entry.case-record');
  });

  it('leaves other headings and prose to Markdown', () => {
    has(record, '# A summary', 'heading.markdown');
    has(record, '## What we know', 'heading.markdown');
    lacks(record, '## What we know', 'meta.entry.case-record');
    has(record, '**Bold**', 'markup.bold.markdown');
    lacks(record, '; seen: yes', 'constant.language');
  });

  it('colours an entry while it is being typed', () => {
    has('## 2026-03-04', '2026', 'constant.numeric.date.case-record');
    has('## 2026-03-04 Vi', 'Vi', 'entity.name.type.entry.case-record');
    lacks('##2026-03-04 Visit', '##2026', 'meta.entry.case-record');
  });

  it('reads front matter and fields as YAML', () => {
    has(record, 'record: child', 'entity.name.tag.yaml');
    has(record, 'born', 'meta.frontmatter.case-record');
    has(record, 'by: j.okafor', 'entity.name.tag.yaml');
    has(record, 'j.okafor', 'string.unquoted.plain.out.yaml');
    has(record, 'by: j.okafor', 'meta.embedded.block.yaml.case-record');
  });

  it('takes lines of dashes for front matter at the very start only', () => {
    lacks('Words.\n---\nrecord: child\n---', 'record', 'meta.frontmatter.case-record');
  });

  it('colours yes and no, dates, numbers and codes among the fields', () => {
    has(record, 'yes', 'constant.language.boolean.case-record');
    has(record, 'PN1', 'constant.other.code.case-record');
    has(record, '2A', 'constant.other.code.case-record');
    has(record, '45', 'constant.numeric.integer.case-record');
    has(record, '2026-03-05', 'constant.numeric.date.case-record');
    has(record, '2015-03-02', 'constant.numeric.date.case-record');
    has('```yaml\nplace: school\n```', 'school', 'constant.other.code.case-record');
    has(record, '1B', 'constant.other.code.case-record');
    has(record, '3C', 'constant.other.code.case-record');
  });

  it('takes no word of comments, quotations and longer texts for a value', () => {
    lacks(record, 'no"', 'constant.language');
    lacks('```yaml\n# alone: no\n```', 'no', 'constant.language');
    lacks('```yaml\nrationale: |\n  It was said: no\n```', 'no', 'constant.language');
    lacks('```yaml\nwhat: no more\n```', 'no', 'constant.language');
    lacks('```yaml\nname: ANNA Bello\n```', 'ANNA', 'constant.other.code');
  });

  it('ends the fields with their fence', () => {
    lacks('```yaml\nseen: yes\n```\nseen: no', 'seen: no', 'meta.embedded');
    has('~~~yaml\nseen: yes\n```\nalone: no\n~~~', 'alone', 'meta.embedded');
  });
});
