/**
 * Nothing that the extension shows escapes translation. Where this fails: put the sentence into `vscode.l10n.t('…', args)`, with `{0}` for what changes, and
 * run `npm run generate`, which writes it into l10n/bundle.l10n.json.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Node, Parser } from 'acorn';
import { transformSync } from 'esbuild';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../../..');
const files = globSync('src/extension/**/*.ts', { cwd: root, absolute: true }).sort();

/** Calls of which every argument that is a text is shown. */
const SHOWING = /^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|TreeItem)$/u;
/** Properties that are shown. */
const SHOWN =
  /^(?:title|placeHolder|placeholder|prompt|label|detail|description|tooltip|message|openLabel|saveLabel|ariaLabel|validationMessage)$/u;
/** The product is called so in every language. */
const NAMES: ReadonlySet<string> = new Set(['Case Record']);
/** An id is the same in every language: `j.okafor`. */
const ID = /^\w+(?:[.-]\w+)+$/u;

/** Two words in a row: somebody is to read it. */
const SENTENCE = /\p{L}{2,} \p{L}{2,}/u;
/** The frame of a page: its words are handed to it. */
const MARKUP = /[<{}]/u;
const WORD = /\p{L}{2,}/u;

interface Escaped {
  readonly text: string;
  readonly why: string;
}

/** Texts in a program that are shown, or look as if, and are not handed to `l10n.t`. */
function escaped(typeScript: string): Escaped[] {
  const { code } = transformSync(typeScript, { loader: 'ts', format: 'esm', target: 'es2022' });
  const found: Escaped[] = [];
  look(Parser.parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), undefined, found);
  return found;
}

function look(node: Node, shownBy: string | undefined, found: Escaped[]): void {
  const text = textOf(node);
  if (text !== undefined) {
    const bare = text.replaceAll(/\$\([\w-]+(?:~spin)?\)/gu, '');
    if (NAMES.has(bare.trim()) || ID.test(bare)) return;
    if (shownBy !== undefined && WORD.test(bare)) found.push({ text, why: `shown by ${shownBy}` });
    else if (SENTENCE.test(bare) && !MARKUP.test(bare)) found.push({ text, why: 'reads like a sentence' });
  }
  if (isCall(node)) {
    const name = nameOf(node.callee);
    // What an exception says is for us; what is shown of it is put into a sentence.
    if (name === 'Error') return;
    look(node.callee, undefined, found);
    if (name === 't') return;
    for (const each of node.arguments) look(each, SHOWING.test(name) ? name : undefined, found);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    const children: unknown[] = Array.isArray(value) ? value : [value];
    for (const child of children) {
      if (!isNode(child)) continue;
      look(child, passesOn(node, key) ? (shownAt(node, key) ?? shownBy) : shownAt(node, key), found);
    }
  }
}

/** The parts of an expression that can be its value: of `a ? 'x' : 'y'` both texts, of `['x'].join(' ')` none. */
function passesOn({ type }: Node, key: string): boolean {
  if (type === 'ConditionalExpression') return key !== 'test';
  return (
    type === 'LogicalExpression' || (type === 'BinaryExpression' && key !== 'operator') || type === 'TemplateLiteral'
  );
}

/** What shows a child of this node: the property whose value it is. */
function shownAt(node: Node, key: string): string | undefined {
  const named =
    node.type === 'Property' && key === 'value' && 'key' in node
      ? node.key
      : node.type === 'AssignmentExpression' && key === 'right' && 'left' in node
        ? node.left
        : undefined;
  const name = isNode(named) ? nameOf(named) : '';
  return SHOWN.test(name) ? name : undefined;
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && 'value' in node && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateElement' || !('value' in node)) return undefined;
  const { value } = node;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : undefined;
}

function isCall(node: Node): node is Node & { callee: Node; arguments: Node[] } {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** `x` of `x`, `a.b.x` and `'x'`. */
function nameOf(node: Node): string {
  if ('property' in node && isNode(node.property)) return nameOf(node.property);
  if ('name' in node && typeof node.name === 'string') return node.name;
  return textOf(node) ?? '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

describe('what the extension shows', () => {
  it('is looked through whole', () => {
    assert.ok(files.length > 15, `only ${files.length} files were found`);
  });

  for (const file of files)
    it(`can be translated: ${relative(root, file)}`, () => {
      const told = escaped(readFileSync(file, 'utf8')).map(({ text, why }) => `"${text}" (${why})`);
      assert.deepEqual(told, [], 'Hand these to vscode.l10n.t, then run "npm run generate".');
    });

  const texts = (program: string): string[] => escaped(program).map(({ text }) => text);
  it('is found where it is hidden', () => {
    assert.deepEqual(texts("vscode.window.showInformationMessage('Stopped')"), ['Stopped']);
    assert.deepEqual(texts(`f({ title: late ? 'Late' : \`No: \${day}\`, id: 'x.y' })`), ['Late', 'No: ']);
    assert.deepEqual(texts("item.label = name ?? 'Nobody'; item.id = 'Nobody'"), ['Nobody']);
    assert.deepEqual(texts("const summary = 'Nothing is due.'"), ['Nothing is due.']);
    assert.deepEqual(texts("new vscode.TreeItem('$(error) Overdue')"), ['$(error) Overdue']);
  });
  it('is not confused with what nobody reads', () => {
    assert.deepEqual(
      texts(
        `f({ title: vscode.l10n.t('Late by {0}', 'two days'), label: \`$(error) \${x}\`, detail: 'j.okafor', title: 'Case Record' }); throw new Error('No such thing');`,
      ),
      [],
    );
  });
});
