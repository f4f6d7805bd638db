/** How the page of `lint --format html` looks, on a screen and on paper. Severity is a word first; its colour only helps. */

export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; } h2 { margin-top: 2.5rem; } h3 { margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .25rem 0; color: #444; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid #767676; overflow-wrap: anywhere; }
thead th { background: #f0f0f0; overflow-wrap: normal; }
tbody th { font-weight: 600; }
td p { margin: 0; } td p + p { margin-top: .25rem; }
.number { text-align: right; } .number, .short { white-space: nowrap; } .id { min-width: 9rem; } .long { min-width: 14rem; }
.clears { color: #444; }
tr.error > td:first-child { border-left: 5px solid #a4001d; }
tr.warning > td:first-child { border-left: 5px solid #7a4a00; }
tr.information > td:first-child { border-left: 5px solid #0b5394; }
blockquote { margin: .4rem 0 0; padding-left: .6rem; border-left: 3px solid #767676; }
a { color: #0b4a8f; } a:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
dt { font-weight: 600; margin-top: 1rem; } dd { margin: 0 0 0 1rem; } dd p { margin: .25rem 0; }
@media print {
  body { font-size: 9pt; max-width: none; padding: 0; } .id, .long { min-width: 6rem; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; } tr, dt { break-inside: avoid; } h2, h3, caption, dt { break-after: avoid; }
}
`;
