/** How a record for reading looks in the editor: a page of text first, with what was filled in as quiet tables beside it. */
export const PREVIEW_STYLE = `
main { max-width: 52rem; margin: 0 auto; font-size: 14px; line-height: 1.6; }
main > .toolbar { float: right; margin: .35rem 0 .5rem 1.5rem; }
main.plain .findings { display: none; }
header .told { flex: 1 1 100%; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.2rem; margin: 0; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.1rem 0 .2rem; }
h4, h5, h6 { font-size: 1rem; font-weight: 600; margin: .9rem 0 .2rem; }
p { margin: .4rem 0; }
.lead, .told, .code, .remark, .picture, .link { color: var(--vscode-descriptionForeground, inherit); opacity: 1; }
.told { font-size: .93em; margin: 0 0 .5rem; }
.code { font-size: .85em; font-family: var(--vscode-editor-font-family, monospace); margin-left: .35em; }
.significant { border: 1px solid currentcolor; border-radius: 3px; font-size: .85em; padding: 0 .35em; margin-left: .4em; }
.entry, .free { border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, rgb(128 128 128 / 35%))); padding: 1.1rem 0 1.1rem .9rem; margin-left: -1rem; border-left: 3px solid transparent; content-visibility: auto; contain-intrinsic-size: auto 16rem; overflow-wrap: anywhere; }
.marked { border-left-color: var(--vscode-focusBorder, currentcolor); }
.entry h2 .way, .free h2 .way { color: inherit; font-weight: 600; }
.fields { margin: .5rem 0; font-size: .95em; width: auto; min-width: 45%; }
.fields th { width: 11rem; font-weight: 400; color: var(--vscode-descriptionForeground, inherit); }
.fields td, .fields td:nth-child(-n+2) { white-space: normal; width: auto; }
.fields ul, .actions ul { margin: 0; padding-left: 1.1rem; }
.fields .fields { margin: 0; min-width: 0; }
.decision, .actions { border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, rgb(128 128 128 / 35%))); border-radius: 4px; padding: .5rem .9rem; margin: .9rem 0 0; }
.decision h3, .actions h3 { margin-top: 0; }
.decision .fields tr:last-child > * { border-bottom: 0; }
.actions li { margin: .25rem 0; }
.standing { margin-top: .9rem; }
.standing .fields { width: 100%; }
.standing ul, .fields td > ul { list-style: none; padding-left: 0; }
.summary { margin: 1.1rem 0; font-size: 1.03em; }
.front { margin: 1rem 0 1.4rem; color: var(--vscode-descriptionForeground, inherit); }
.front summary { cursor: pointer; }
.prose table { width: auto; margin: .5rem 0; }
.prose td, .prose td:nth-child(-n+2) { white-space: normal; width: auto; }
blockquote { margin: .5rem 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--vscode-textBlockQuote-border, rgb(128 128 128 / 55%)); }
pre { white-space: pre-wrap; font-family: var(--vscode-editor-font-family, monospace); font-size: .93em; margin: .5rem 0; }
code { font-family: var(--vscode-editor-font-family, monospace); }
a { color: var(--vscode-textLink-foreground); text-decoration: underline; }
.findings { list-style: none; margin: .5rem 0; padding: 0; font-size: .93em; }
.findings li { border-left: 3px solid var(--vscode-editorInfo-foreground, currentcolor); padding: .1rem .6rem; margin: .2rem 0; }
.findings .error { border-left-color: var(--vscode-editorError-foreground, currentcolor); }
.findings .warning { border-left-color: var(--vscode-editorWarning-foreground, currentcolor); }
.toolbar label { display: flex; gap: .4rem; align-items: center; }
@media print { .entry, .free { content-visibility: visible; border-left: 0; break-inside: avoid-page; } main { max-width: none; } }
`;
