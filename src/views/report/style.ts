/**
 * How the report looks: on a screen, in the dark, and on paper; in VS Code, which puts a class on the body, on the ground of its theme. Text stands out from its ground by 4.5 to 1 or more, and drawings by 3 to 1.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f4f5f2; --ink: #1b2420; --soft: #4d5a54; --line: #d3d9d4;
  --accent: #14594a; --good: #2c7a67; --bad: #b34a10; --note: #fdf3e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17201c; --ground: #101613; --ink: #e9efeb; --soft: #b3c0b9; --line: #37443d;
    --accent: #7fd1ba; --good: #4fb196; --bad: #ef8e4e; --note: #33271a;
  }
}
body.vscode-light, body.vscode-high-contrast.vscode-high-contrast-light {
  color-scheme: light;
  --paper: var(--vscode-editor-background, #ffffff); --ground: var(--vscode-editor-background, #ffffff); --ink: #1b2420; --soft: #4d5a54; --line: #d3d9d4;
  --accent: #14594a; --good: #2c7a67; --bad: #b34a10; --note: transparent;
}
body.vscode-dark, body.vscode-high-contrast {
  color-scheme: dark;
  --paper: var(--vscode-editor-background, #17201c); --ground: var(--vscode-editor-background, #17201c); --ink: #e9efeb; --soft: #b3c0b9; --line: #46544d;
  --accent: #7fd1ba; --good: #4fb196; --bad: #ef8e4e; --note: transparent;
}
body.vscode-high-contrast { --ink: #ffffff; --soft: #ffffff; --line: var(--vscode-contrastBorder, #ffffff); }
body.vscode-high-contrast.vscode-high-contrast-light { --ink: #000000; --soft: #000000; }
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
a { color: var(--accent); text-decoration: underline; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); }
header, nav, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; line-height: 1.2; margin: 3rem 0 .75rem; padding-bottom: .35rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: 1.15rem; margin: 0 0 .25rem; }
p { margin: .5rem 0; max-width: 46rem; }
.lead { color: var(--soft); font-size: 1.05rem; }
.note { background: var(--note); border-left: 4px solid var(--bad); padding: .6rem 1rem; }
nav ul { list-style: none; margin: 1.25rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; }
.figure { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 1.25rem 1.5rem 1.5rem; margin: 1.25rem 0; }
.amount { margin: .25rem 0 .5rem; font-size: 1.05rem; }
.amount strong { font-size: 2rem; line-height: 1.1; color: var(--accent); font-variant-numeric: tabular-nums; margin-right: .5rem; }
.definition, .recompute { color: var(--soft); font-size: .9rem; }
.recompute code { overflow-wrap: anywhere; }
code { font-family: ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; font-size: .88em; }
figure { margin: 1rem 0 .5rem; }
figure svg { display: block; width: 100%; height: auto; max-width: 760px; }
figure .scroll { margin: 0; }
figure .scroll > div { min-width: 34rem; }
.scroll { overflow-x: auto; margin: 1rem 0 0; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0 0 .35rem; }
caption span { display: inline-block; position: sticky; left: 0; max-width: min(46rem, calc(100vw - 6.5rem)); }
th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; }
td.number + td:not(.number), th.number + th:not(.number) { padding-left: 1rem; }
td code { white-space: nowrap; }
td.number, th.number { text-align: right; padding-right: .5rem; }
td.number, td.when, a.id { white-space: nowrap; }
td small { display: block; font-size: .85em; color: var(--soft); white-space: normal; }
@media (min-width: 40rem) {
  tbody th, thead th:first-child { position: sticky; left: 0; min-width: 8rem; background: var(--ground); }
  .figure tbody th, .figure thead th:first-child { background: var(--paper); }
}
td.less { color: var(--soft); }
tr.all th, tr.all td { font-weight: 700; border-top: 2px solid var(--line); }
.over { color: var(--bad); font-weight: 700; }
footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root {
    color-scheme: light;
    --paper: #ffffff; --ground: #ffffff; --ink: #000000; --soft: #333333; --line: #bbbbbb;
    --accent: #14594a; --good: #2c7a67; --bad: #b34a10; --note: #ffffff;
  }
  body { font-size: 10pt; background: #ffffff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  header, nav, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  html { font-size: 10pt; }
  nav, .skip, .way { display: none; }
  h2 { margin-top: 1.5rem; }
  h2, h3, caption { break-after: avoid; }
  .figure { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .75rem 0; margin: .5rem 0; }
  figure, tr, .amount, .definition { break-inside: avoid; }
  .amount { break-after: avoid; }
  figure .scroll > div { min-width: 0; }
  h2 + .figure { border-top: 0; }
  caption span, tbody th, thead th:first-child { max-width: none; min-width: 0; position: static; }
  td.when, a.id { white-space: normal; overflow-wrap: break-word; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding-right: .35rem; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
`;
