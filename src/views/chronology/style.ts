/** How a chronology looks, in a file of its own and in the editor. */

/** In a file, over the style that all pages about a record have. */
export const CHRONOLOGY_FILE_STYLE = `
body { max-width: 80rem; }
table { font-size: .93rem; }
th, td { padding: .45rem 1.1rem .45rem 0; }
td { min-width: 6rem; }
td p { margin: .15rem 0 0; }
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
