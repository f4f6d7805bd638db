/** How a page about one record looks as a file of its own: it follows the reader's light or dark, and prints on paper lying down. */
export const RECORD_FILE_STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b2420; --soft: #4d5a54; --line: #d3d9d4; --accent: #14594a; }
@media (prefers-color-scheme: dark) { :root { --paper: #17201c; --ink: #e9efeb; --soft: #b3c0b9; --line: #37443d; --accent: #7fd1ba; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.lead, .remark { color: var(--soft); margin: 0 0 1.25rem; }
.scroll { overflow-x: auto; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
td { overflow-wrap: anywhere; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #bbbbbb; --accent: #14594a; }
  body { padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  tr { break-inside: avoid; }
}
`;
