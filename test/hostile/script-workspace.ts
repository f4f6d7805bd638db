import type { Nodes } from 'mdast';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { child, entry } from '../cli/command.ts';

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

export const FILES: Readonly<Record<string, string>> = {
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

export const RECORD = child(
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

/** What in a page could run, load or lead to something other than a file or a place on the page. */
export function faultsOfPage(page: string): readonly string[] {
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
export function faultsOfMarkdown(text: string): readonly string[] {
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
