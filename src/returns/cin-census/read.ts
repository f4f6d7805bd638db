/** Reads a census file into elements with their lines. */
import { parseXml, XmlElement, XmlError, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { type CensusElement, CensusError, type CensusFile, type ImportNote } from './types.ts';

/** Longest census file that is read, in UTF-16 code units: several times that of the largest council. */
export const LONGEST_CENSUS = 100_000_000;

/** Deepest nesting of elements; the census needs 7. */
const deepest = 32;

/**
 * Reads the text of a census file. Entities of the file's own and outside references are not followed.
 * Throws {@link CensusError} with the line and the fact where it isn't the XML of a children in need census.
 */
export function readCensus(text: string): CensusFile {
  if (text.length > LONGEST_CENSUS) {
    throw new CensusError(
      `The file is longer than ${LONGEST_CENSUS / 1_000_000} million characters. Split it by child and import the parts.`,
    );
  }
  const notes: ImportNote[] = [];
  const root = toElements(text, notes);
  if (root.name !== 'Message') {
    throw new CensusError(
      `Line ${root.line}: the outermost element is <${root.name}>; a children in need census begins with <Message>.`,
    );
  }
  const header = new Map<string, string>();
  const children: CensusElement[] = [];
  for (const part of root.children) {
    if (part.name === 'Header') collectHeader(part, header);
    else if (part.name === 'Children') children.push(...part.children.filter((child) => keepChild(child, notes)));
    else notes.push({ line: part.line, message: unplaced(part) });
  }
  if (root.stray !== '') notes.push({ line: root.line, message: `Text outside any element: "${root.stray}".` });
  const collection = header.get('Collection');
  if (collection !== undefined && collection !== 'CIN') {
    throw new CensusError(
      `The header says that this is the ${collection} collection; "cin-census" reads the CIN collection.`,
    );
  }
  return { header, children, notes };
}

function keepChild(element: CensusElement, notes: ImportNote[]): boolean {
  if (element.name === 'Child') return true;
  notes.push({ line: element.line, message: unplaced(element) });
  return false;
}

/** How an element without a place is told, with everything that it holds. */
export function unplaced(element: CensusElement): string {
  return `The element <${element.name}> is not one that the import knows. It holds: ${wholeText(element) || 'nothing'}.`;
}

/** All text below an element, each value after its element's name. */
export function wholeText(element: CensusElement): string {
  const own = element.children.length === 0 ? element.text : element.stray;
  const below = element.children.map((child) => `${child.name} ${wholeText(child)}`.trim());
  return [own, ...below].filter((part) => part !== '').join('; ');
}

function collectHeader(element: CensusElement, header: Map<string, string>): void {
  for (const child of element.children) {
    if (child.children.length > 0) collectHeader(child, header);
    else header.set(child.name, child.text);
  }
}

function toElements(text: string, notes: ImportNote[]): CensusElement {
  const tooDeep = deeperThan(text, deepest);
  if (tooDeep !== undefined)
    throw new CensusError(`Line ${lineAt(text, tooDeep)}: the elements are nested deeper than a census can be.`);
  try {
    const document = parseXml(text, { includeOffsets: true, ignoreUndefinedEntities: false });
    if (document.root === null) throw new CensusError('The file holds no element.');
    return convert(document.root, lineCounter(text), notes);
  } catch (error) {
    if (error instanceof XmlError) {
      throw new CensusError(
        `Line ${error.line}, column ${error.column}: this is not well-formed XML. ${sentence(error)}`,
      );
    }
    throw error;
  }
}

function sentence(error: XmlError): string {
  const first = error.message.split('\n')[0] ?? '';
  return first.replace(/\s*\(line \d+, column \d+\)\s*$/, '.');
}

function convert(element: XmlElement, line: (offset: number) => number, notes: ImportNote[]): CensusElement {
  // Elements come in the order of the file, so that the line counter only ever moves forward.
  const at = line(element.start);
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name.startsWith('xmlns') || name.startsWith('xsi:')) continue;
    notes.push({
      line: at,
      message: `<${element.name}> has the attribute ${name}="${value}", which the census has no place for. It is not kept.`,
    });
  }
  const children: CensusElement[] = [];
  let text = '';
  for (const node of element.children as readonly XmlNode[]) {
    if (node instanceof XmlElement) children.push(convert(node, line, notes));
    else if (node instanceof XmlText) text += node.text;
  }
  const trimmed = text.replace(/\s+/g, ' ').trim();
  const leaf = children.length === 0;
  return { name: element.name, text: leaf ? trimmed : '', children, stray: leaf ? '' : trimmed, line: at };
}

/** Gives the line of each offset asked for, in rising order, reading the text once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

function lineAt(text: string, offset: number): number {
  return lineCounter(text)(offset);
}

/** The offset at which tags nest deeper than `limit`, counted in one pass before a recursive parser sees the text. */
function deeperThan(text: string, limit: number): number | undefined {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; ) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
    const close = text.indexOf(end, at + 1);
    if (close === -1) return undefined;
    const after = text.charCodeAt(at + 1);
    if (after === SLASH) depth--;
    else if (after !== QUESTION && after !== BANG && text.charCodeAt(close - 1) !== SLASH && ++depth > limit) return at;
    at = text.indexOf('<', close + end.length);
  }
  return undefined;
}

const SLASH = 0x2f;
const QUESTION = 0x3f;
const BANG = 0x21;
