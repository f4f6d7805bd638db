/** How a chronology looks: in a file of its own, which follows the reader's light or dark and prints on paper lying down, and in the editor. */

/** Of a file of its own. */
export const CHRONOLOGY_FILE_STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b2420; --soft: #4d5a54; --line: #d3d9d4; --accent: #14594a; }
@media (prefers-color-scheme: dark) { :root { --paper: #17201c; --ink: #e9efeb; --soft: #b3c0b9; --line: #37443d; --accent: #7fd1ba; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 80rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.lead, .remark { color: var(--soft); margin: 0 0 1.25rem; }
.scroll { overflow-x: auto; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .45rem 1.1rem .45rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
td { overflow-wrap: anywhere; min-width: 6rem; }
td p { margin: .15rem 0 0; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #bbbbbb; --accent: #14594a; }
  body { padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  tr { break-inside: avoid; }
}
`;

/** In the editor, over the style that all pages have. */
export const CHRONOLOGY_STYLE = `
main { max-width: 78rem; }
.lead { margin: .15rem 0 1rem; }
.chronology td { min-width: 6rem; padding-top: .4rem; padding-bottom: .4rem; }
.chronology td:nth-child(-n+2) { white-space: normal; width: auto; }
.chronology td:first-child { white-space: nowrap; }
.chronology p { margin: .1rem 0 0; }
.chronology .marked { outline: 2px solid var(--vscode-focusBorder, currentcolor); outline-offset: -2px; }
.toolbar label { display: flex; gap: .4rem; align-items: center; }
@media (max-width: 46rem) { .chronology th, .chronology td { min-width: 0; padding-right: .6rem; } .chronology td:first-child { white-space: normal; } .chronology th:nth-child(3) { min-width: 11rem; } }
`;
