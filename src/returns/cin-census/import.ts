/** A census file as records: one a child, every fact of the file kept. */
import { episodeEntries } from './episode.ts';
import { entriesText, frontMatter, inline } from './markdown.ts';
import { readCensus } from './read.ts';
import { merged, Reader } from './reader.ts';
import type { CensusElement, CensusHeader, ImportedCensus, ImportedRecord, ImportNote } from './types.ts';

/** Sex as the census coded it before 2024-25, and as it does now. 0 stood for a child not yet born. */
const earlierSexCodes: ReadonlyMap<string, string> = new Map([
  ['1', 'M'],
  ['2', 'F'],
  ['9', 'U'],
  ['0', 'U'],
]);

/**
 * Turns the text of a census file into records.
 * Throws `CensusError` where the file is not a children in need census; whatever else is odd is a note.
 */
export function importCensus(text: string): ImportedCensus {
  const file = readCensus(text);
  const notes: ImportNote[] = [...file.notes];
  const names = new FileNames();
  const records = file.children.map((child) => importChild(child, file.header, names, notes));
  return { header: file.header, records, notes };
}

function importChild(
  child: CensusElement,
  header: CensusHeader,
  names: FileNames,
  notes: ImportNote[],
): ImportedRecord {
  const found: ImportNote[] = [];
  const reader = new Reader(child, (note) => found.push(note));
  const identifiers = reader.all('ChildIdentifiers');
  const id = identifiers[0]?.text('LAchildID') ?? 'no-id';
  const fileName = names.take(id);
  if (id === 'no-id')
    found.push({ line: child.line, message: 'A child without an LAchildID; the record is named no-id.' });
  if (names.repeated)
    found.push({ line: child.line, message: `A second child with the id ${id}; its record is ${fileName}.` });

  const characteristics = reader.all('ChildCharacteristics');
  const entries = reader.all('CINdetails').flatMap(episodeEntries);
  const identifierFields = identifiers.map(identifierFacts);
  const characteristicFields = characteristics.map(characteristicFacts);
  const first = identifierFields[0];
  const fields = {
    record: 'child',
    id,
    name: id,
    ...first?.own,
    ...characteristicFields[0]?.own,
    census: merged(
      { ReferenceDate: header.get('ReferenceDate'), Year: header.get('Year'), LEA: header.get('LEA') },
      first?.kept,
      characteristicFields[0]?.kept,
      numbered(identifierFields.slice(1), 'ChildIdentifiers'),
      numbered(characteristicFields.slice(1), 'ChildCharacteristics'),
      reader.rest(),
    ),
  };
  const year = header.get('Year');
  const summary = `From the children in need census${year === undefined ? '' : ` of ${inline(year)}`}, which holds dates and codes only.`;
  const text = `${frontMatter(fields)}\n# ${inline(id)}\n\n${summary}\n\n${entriesText(entries)}`;
  notes.push(...found.map((note) => ({ ...note, child: id })));
  return { id, fileName, text };
}

interface Facts {
  readonly own: { readonly [key: string]: string | readonly string[] | undefined };
  readonly kept: { readonly [key: string]: string | undefined };
}

function identifierFacts(part: Reader): Facts {
  // The element has had three names over the years; a file has one of them, and what it wrote is kept where the code has changed since.
  const given = {
    Sex: part.text('Sex'),
    GenderCurrent: part.text('GenderCurrent'),
    PersonGenderCurrent: part.text('PersonGenderCurrent'),
  };
  const written = given.Sex ?? given.GenderCurrent ?? given.PersonGenderCurrent;
  const own = {
    born: part.date('PersonBirthDate'),
    expected: part.date('ExpectedPersonBirthDate'),
    died: part.date('PersonDeathDate'),
    sex: written === undefined ? undefined : (earlierSexCodes.get(written) ?? written),
    upn: part.text('UPN'),
    'former-upn': part.text('FormerUPN'),
    'upn-unknown': part.text('UPNunknown'),
  };
  const asToday = given.Sex !== undefined && given.Sex === own.sex;
  return { own, kept: merged(asToday ? { ...given, Sex: undefined } : given, part.rest()) };
}

function characteristicFacts(part: Reader): Facts {
  const own = {
    ethnicity: part.text('Ethnicity'),
    disabilities: part.grouped('Disabilities', 'Disability'),
  };
  return { own, kept: part.rest() };
}

/** A part that should stand once and stands again: kept as text under its name and number. */
function numbered(parts: readonly Facts[], name: string): { [key: string]: string } {
  return Object.fromEntries(
    parts.map(({ own, kept }, index) => [`${name}-${index + 2}`, JSON.stringify({ ...own, ...kept })]),
  );
}

/** Gives each child a file name that every file system takes, no two alike even where case doesn't count. */
class FileNames {
  readonly #taken = new Set<string>();
  /** Whether the last name had been asked for before. */
  repeated = false;

  take(id: string): string {
    const safe = id.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80) || 'child';
    // CON, NUL and the like are devices on Windows, whatever their ending.
    const base = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(safe) ? `${safe}-child` : safe;
    let name = base;
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${base}-${n}`;
    this.repeated = name !== base;
    this.#taken.add(name.toLowerCase());
    return `${name}.case.md`;
  }
}
