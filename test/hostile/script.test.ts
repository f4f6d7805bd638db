/** Whatever a workspace calls its teams, types, rules and people is text in every view: nothing runs, nothing is loaded, nothing moves the cursor of a terminal. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Nodes } from 'mdast';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  CompletionRequest,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { child, entry, Folder } from '../cli/command.ts';
import { Client, Folder as ServedFolder } from '../server/client.ts';

const TRICKS: readonly string[] = [
  '<script>alert(1)</script>',
  '</title></style><img src=x onerror=alert(1)>',
  `"' onmouseover='alert(1)' x="`,
  '<svg onload=alert(1)><a href=javascript:alert(1)>x</a>',
  '[x](command:workbench.action.terminal.new) ![x](https://x.invalid/x.png) <https://x.invalid>',
  '[x](javascript:alert%281%29) <img src=https://x.invalid/y>',
  ']]></failure><failure>%0A::error::x',
  '\u001b]0;x\u0007\u001b[2J\u009b1m\u202ex\u2066\u0000',
  '=HYPERLINK("https://x.invalid")',
  `$(zap) \${1:x} \${2|a,b|}`,
];
/** In double quotes, as YAML and JSON have it. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u{10ffff}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const ALL = TRICKS.join(' ');
const Q = quoted(ALL);

const FILES: Readonly<Record<string, string>> = {
  '.case-record/config.yaml': `as-of: 2026-09-30
teams: {east: {name: ${Q}, caseload-limit: 1}}
people:
  a.brook: {name: ${Q}, role: [${Q}, social worker], team: east, manager: m.lowe}
  m.lowe: {name: ${Q}, role: ${Q}, team: ${Q}, manager: ${Q}}
  ${Q}: {name: x}
rules: {${Q}: error}
policies: [england, ${Q}]
${Q}: 1
`,
  '.case-record/policy.yaml': `policy: east
title: ${Q}
version: ${Q}
extends: [england, ${Q}]
settings: {role-names: {manager: [${Q}]}}
statuses:
  - {id: circled, title: ${Q}, opens: [{entry: circle}], closes: [{entry: closure}], carries: [], again: ignored}
timescales:
  - {id: visit-default-year1, every: 4 weeks, reason: ${Q}}
  - id: again
    title: ${Q}
    stage: oversight
    during: circled
    met-by: [{entry: circle}]
    asks: ${Q}
    every: 1 week
    note: ${Q}
    source: {provision: ${Q}, status: local, at: "javascript:alert(1)", note: ${Q}}
decisions:
  - id: circle-agreed
    title: ${Q}
    question: ${Q}
    stage: oversight
    at: {entry: circle}
    needs: [outcome, by, rationale]
    decided-by: ${Q}
    roles: [${Q}]
    source: {provision: ${Q}, status: local, at: "command:workbench.action.quit"}
`,
  '.case-record/entries/circle.schema.json': `{
  "title": "Circle",
  "description": ${Q},
  "x-group": ${Q},
  "x-aliases": [${Q}],
  "x-sections": [${Q}],
  "x-example": [${Q}],
  "properties": {
    "venue": { "title": ${Q}, "description": ${Q}, "examples": [${Q}], "x-codes": [{ "code": "home", "meaning": ${Q} }] },
    "scale": { "title": ${Q}, "description": ${Q}, "x-kind": "number", "x-minimum": 0, "x-maximum": 10 },
    "words": { "title": "Words", "x-kind": "text" },
    ${Q}: { "x-kind": "text" }
  },
  "required": ["venue"]
}
`,
  '.case-record/snippets/a.json': `{${Q}: {"prefix": "circle-words", "body": [${Q}], "description": ${Q}}}`,
  '.case-record/templates/a.case.md': `---\ntemplate: {name: ${Q}, description: ${Q}, kind: document}\n---\n\n${ALL.replaceAll('\u0000', '')}\n`,
};

const RECORD = child(
  'CH-1',
  [
    entry('2026-03-02 Allocation', 'by: m.lowe', 'worker: a.brook', 'team: east'),
    entry(`2026-03-02 Referral: ${ALL.replaceAll(/\p{Cc}/gu, '')}`, `by: ${Q}`, 'from: 1A'),
    entry(
      '2026-07-01 Circle',
      'by: a.brook',
      'venue: home',
      'scale: 3',
      'decision: {outcome: x, by: a.brook, rationale: x}',
    ),
    entry(
      '2026-07-20 Circle',
      'by: a.brook',
      `venue: ${Q}`,
      'scale: 30',
      `words: ${Q}`,
      `actions: [{what: ${Q}, who: ${Q}, due: 2026-08-01}]`,
    ),
  ].join(''),
).replace('name: A made-up child', `name: ${Q}`);

describe('what a workspace calls things', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    for (const [name, content] of Object.entries(FILES)) folder.write(name, content);
    folder.write('a.case.md', RECORD);
  });
  after(() => folder.remove());

  for (const command of [
    ['report', '-o', 'r.html'],
    ['lint', '--format', 'html', '--show-text', '-o', 'l.html'],
    ['journey', 'CH-1', '--show-text', '-o', 'j.html'],
    ['journey', 'CH-1', '--show-text', '-o', 'j.svg'],
    ['chronology', 'CH-1', '--show-text', '-o', 'c.html'],
  ]) {
    it(`is text on the page of ${command.join(' ')}`, async () => {
      const { status, err } = await folder.run(command);
      assert.ok(status < 2, err);
      const page = folder.read(command.at(-1) ?? '');
      assert.match(page, /alert\(1\)/u);
      assert.deepEqual(faultsOfPage(page), []);
    });
  }

  for (const command of [
    ['lint', '--show-text'],
    ['lint', '--format', 'json'],
    ['lint', '--format', 'sarif'],
    ['lint', '--format', 'junit'],
    ['lint', '--format', 'github'],
    ['lint', '--format', 'gitlab'],
    ['lint', '--format', 'csv'],
    ['due', '--all'],
    ['due', '--all', '--format', 'csv'],
    ['due', '--all', '--format', 'ics'],
    ['due', '--by', 'team'],
    ['explain', 'CH-1'],
    ['journey', 'CH-1', '--show-text'],
    ['rules'],
    ['config', '--explain', '.'],
    ['supervision', 'prepare', 'a.brook', '--show-text'],
    ['new', '--list'],
    ['new', 'a'],
  ]) {
    it(`moves no cursor and starts no line of its own in ${command.join(' ')}`, async () => {
      const { status, out, err } = await folder.run(command, { columns: 100, env: { NO_COLOR: '1' } });
      assert.ok(status < 2, err);
      // Line ends are the program's own; JSON writes the others as escapes.
      const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
      assert.deepEqual(
        [...new Set(`${out}${err}`.match(unseen) ?? [])].filter((sign) => !'\n\r\t'.includes(sign)),
        [],
      );
      assert.doesNotMatch(out, /^::error::x/mu);
      if (command.includes('csv')) assert.doesNotMatch(out, /(?:^|,)"?[=@]HYPERLINK/mu);
      if (command.includes('prepare')) assert.deepEqual(faultsOfMarkdown(out), []);
    });
  }

  it('is text in the work sheets of an audit', async () => {
    const { status, err } = await folder.run(['audit', 'sample', '--n', '1', '--seed', '1', '--out', 'sheets']);
    assert.ok(status < 2, err);
    for (const name of readdirSync(folder.at('sheets')).filter((each) => each.endsWith('.md')))
      assert.deepEqual(faultsOfMarkdown(readFileSync(folder.at('sheets', name), 'utf8')), [], basename(name));
  });
});

describe('what a workspace calls things, in an editor', () => {
  let served: ServedFolder;
  let client: Client;
  before(async () => {
    served = new ServedFolder();
    for (const [name, content] of Object.entries(FILES)) served.write(name, content);
    served.write('a.case.md', RECORD);
    client = await Client.start([served.uri()]);
    await client.open(served.uri('a.case.md'), RECORD);
  });
  after(async () => {
    await client.stop();
    served.remove();
  });

  const places = () => {
    const lines = RECORD.split('\n');
    return lines.flatMap((line, number) =>
      [0, 3, Math.min(line.length, 12)].map((character) => ({ line: number, character })),
    );
  };

  it('is text in every hover', async () => {
    let seen = 0;
    for (const position of places()) {
      const hover = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: served.uri('a.case.md') },
        position,
      });
      if (hover === null) continue;
      const { contents } = hover;
      assert.ok(typeof contents === 'object' && 'value' in contents);
      if (contents.value.includes('alert')) seen += 1;
      assert.deepEqual(faultsOfMarkdown(contents.value), [], contents.value);
    }
    assert.ok(seen > 3, `${seen} hovers`);
  });

  it('is text in what completion says', async () => {
    let seen = 0;
    for (const position of places()) {
      const found = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: served.uri('a.case.md') },
        position,
      });
      for (const item of Array.isArray(found) ? found : (found?.items ?? [])) {
        const { documentation } =
          item.documentation === undefined && item.data !== undefined
            ? await client.connection.sendRequest(CompletionResolveRequest.type, item)
            : item;
        if (documentation === undefined || typeof documentation === 'string' || documentation.kind === 'plaintext')
          continue;
        if (documentation.value.includes('alert')) seen += 1;
        assert.deepEqual(faultsOfMarkdown(documentation.value), [], documentation.value);
      }
    }
    assert.ok(seen > 0, `${seen} items`);
  });

  it('leaves the outline standing', async () => {
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: served.uri('a.case.md') },
    });
    assert.ok((symbols ?? []).length > 0);
  });
});

/** What in a page could run, load or lead to something other than a file or a place on the page. */
function faultsOfPage(page: string): readonly string[] {
  const faults: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('attrs' in node) {
      const name = node.nodeName.toLowerCase();
      const own =
        name === 'script' && node.childNodes.every((each) => !('value' in each) || !each.value.includes('alert('));
      if (
        !own &&
        /^(?:script|iframe|object|embed|img|image|link|base|form|input|foreignobject|animate|set|audio|video)$/u.test(
          name,
        )
      )
        faults.push(`<${name}>`);
      for (const { name: attribute, value } of node.attrs) {
        if (/^on/iu.test(attribute)) faults.push(`${attribute}=`);
        if (
          /^(?:href|src|xlink:href|action|data|srcdoc|style)$/iu.test(attribute) &&
          /^\s*(?:javascript|data|command|vbscript|https?):|url\(/iu.test(value)
        )
          faults.push(`${attribute}=${value}`);
      }
    }
    if ('childNodes' in node) for (const each of node.childNodes) visit(each);
  };
  visit(parse(page));
  return faults;
}

/** What in Markdown is markup of the page's own, a picture, or a link to anything but a file, a rule's page or the source of a rule. */
function faultsOfMarkdown(text: string): readonly string[] {
  const faults: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference')
      faults.push(`${node.type}: ${'value' in node ? node.value : ''}`);
    if (
      (node.type === 'link' || node.type === 'definition') &&
      !/^(?:#|file:|rules:|https:\/\/www\.|[^:]*$)/u.test(node.url)
    )
      faults.push(`link: ${node.url}`);
    if ('children' in node) for (const each of node.children) visit(each);
  };
  visit(unified().use(remarkParse).parse(text));
  return faults;
}
