/** What an import did, as a page that stands beside the records. */
import { inline } from './markdown.ts';
import type { ImportedCensus } from './types.ts';

/** Markdown: the file's header, the number of records, and everything that could not be placed. `fileName` without its folder. */
export function importReport({ header, records, notes }: ImportedCensus, fileName: string): string {
  const headerRows = [...header].map(([name, value]) => `| ${inline(name)} | ${inline(value)} |`);
  const noteRows = notes.map(
    ({ line, child, message }) =>
      `- Line ${line}${child === undefined ? '' : `, child ${inline(child)}`}: ${inline(message)}`,
  );
  const parts = [
    '# Import of a children in need census',
    `From \`${fileName.replace(/[`\r\n]/g, '')}\`: ${records.length} ${records.length === 1 ? 'record' : 'records'}.`,
    ...(headerRows.length === 0 ? [] : [['| in the header | value |', '|---|---|', ...headerRows].join('\n')]),
    '## What could not be placed',
    noteRows.length === 0
      ? 'Nothing: every element of the file is known and every value has its field.'
      : noteRows.join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
