/** How pages about a record look: the editor's own fonts and colours, in every theme. */
export const PAGE_STYLE = `
* { box-sizing: border-box; }
body { margin: 0; padding: 0; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); font-family: var(--vscode-font-family); font-size: 13px; line-height: 1.5; }
main { padding: 1.25rem 1.5rem 3rem; }
.instead h1 { font-size: 1rem; font-weight: 400; line-height: 1.5; }
header { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: flex-end; justify-content: space-between; margin-bottom: .75rem; }
h1 { font-size: 1.45rem; font-weight: 600; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; font-weight: 600; margin: 1.75rem 0 .4rem; }
.reach, .hint, .remark { margin: .15rem 0 0; opacity: .9; }
.toolbar { display: flex; gap: .35rem; }
.toolbar button { min-width: 2rem; height: 2rem; padding: 0 .6rem; font: inherit; font-size: 14px; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 3px; cursor: pointer; }
.toolbar button:hover { background: var(--vscode-button-secondaryHoverBackground); }
:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
.drawing { overflow-x: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, rgb(128 128 128 / 35%))); }
th { font-weight: 600; }
td { overflow-wrap: anywhere; }
td:nth-child(-n+2) { white-space: nowrap; width: 1%; }
button.way { font: inherit; text-align: left; padding: 0; color: var(--vscode-textLink-foreground); background: none; border: 0; cursor: pointer; }
button.way:hover { text-decoration: underline; }
@media print { .toolbar, .hint { display: none; } }
`;
