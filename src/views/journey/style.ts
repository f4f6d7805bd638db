/**
 * How the drawing looks: in light, in the dark, in high contrast and on paper. Letters stand out from their ground by 4.5 to 1 or more, drawings by 3 to 1, and
 * no state is told by colour alone.
 */

const LIGHT = `
  --j-ground: #ffffff; --j-band: #f6f7f5; --j-ink: #1b2420; --j-soft: #4d5a54; --j-line: #dfe3e0; --j-year: #b4bdb7; --j-today: #14594a;
  --j-kept: #2c7a67; --j-late: #b34a10; --j-missed: #b3261e; --j-due: #14594a; --j-plain: #64706a;
  --j-involvement: #e6eae7; --j-involvement-edge: #66746c; --j-plan: #dce7f4; --j-plan-edge: #3d6da3; --j-legal: #e9e2f2; --j-legal-edge: #74559a;
  --j-placement: #d9ece5; --j-placement-edge: #2c7a67; --j-missing: #fbe3df; --j-missing-edge: #b3261e; --j-worker: #f4ead6; --j-worker-edge: #8a6a1f;
  --j-focus: #0b5fc0;`;

const DARK = `
  --j-ground: #17201c; --j-band: #1c2622; --j-ink: #e9efeb; --j-soft: #b3c0b9; --j-line: #2b3631; --j-year: #55625b; --j-today: #7fd1ba;
  --j-kept: #5cc2a6; --j-late: #f29a5f; --j-missed: #ff8a80; --j-due: #7fd1ba; --j-plain: #9aa8a1;
  --j-involvement: #2c3833; --j-involvement-edge: #8c9a93; --j-plan: #20344b; --j-plan-edge: #7eaee0; --j-legal: #35294a; --j-legal-edge: #b79be0;
  --j-placement: #1d3b33; --j-placement-edge: #5cc2a6; --j-missing: #4a2421; --j-missing-edge: #ff8a80; --j-worker: #3d3320; --j-worker-edge: #d9b45c;
  --j-focus: #8cc4ff;`;

const SHAPES = `
.journey { display: block; max-width: 100%; height: auto; background: var(--j-ground); font-family: system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
.journey text { fill: var(--j-ink); font-size: 12px; unicode-bidi: isolate; }
.journey .ground { fill: var(--j-ground); }
.journey .band { fill: var(--j-band); }
.journey .heading { font-weight: 600; }
.journey .tick { stroke: var(--j-line); }
.journey .tick.year { stroke: var(--j-year); }
.journey .label { fill: var(--j-soft); font-size: 11px; }
.journey .label.year { fill: var(--j-ink); font-size: 12px; font-weight: 700; }
.journey .edge { stroke: var(--j-year); }
.journey .today { stroke: var(--j-today); stroke-width: 1.5; stroke-dasharray: 4 3; }
.journey .today-label { fill: var(--j-today); font-size: 11px; font-weight: 700; }
.journey .bar path { stroke-width: 1; }
.journey .bar text { font-size: 11.5px; }
.journey .mark path, .journey .legend path { stroke-width: 1.5; }
.journey .kept path { fill: var(--j-kept); stroke: var(--j-kept); }
.journey .late path { fill: var(--j-late); stroke: var(--j-late); }
.journey .missed path { fill: none; stroke: var(--j-missed); stroke-width: 2.5; stroke-linecap: round; }
.journey .due path { fill: var(--j-ground); stroke: var(--j-due); }
.journey .plain path { fill: var(--j-plain); stroke: var(--j-plain); }
.journey .unmet path { fill: var(--j-ground); stroke: var(--j-plain); }
.journey .overrun { stroke: var(--j-late); stroke-width: 1.5; stroke-dasharray: 2 2; }
.journey .overrun.missed { stroke: var(--j-missed); }
.journey .cluster .pill { fill: var(--j-ground); stroke: var(--j-plain); stroke-width: 1.5; }
.journey .cluster.missed .pill { stroke: var(--j-missed); stroke-width: 2; }
.journey .cluster.late .pill { stroke: var(--j-late); }
.journey .cluster.kept .pill { stroke: var(--j-kept); }
.journey .cluster.due .pill { stroke: var(--j-due); stroke-dasharray: 3 2; }
.journey .cluster text { font-size: 10.5px; font-weight: 700; text-anchor: middle; }
.journey .series { fill: none; stroke: var(--j-due); stroke-width: 1.5; }
.journey .point .dot { fill: var(--j-due); }
.journey .hit { fill: transparent; stroke: none; }
.journey a, .journey [data-place], .journey .cluster { cursor: pointer; }
.journey .item:focus { outline: none; }
.journey .item:focus-visible .ring, .journey .item.focused .ring, .journey .item:hover .ring { stroke: var(--j-focus); stroke-width: 2; }
.journey .ring { fill: none; stroke: transparent; }
.journey .item.marked .ring { stroke: var(--j-focus); stroke-width: 1.5; stroke-dasharray: 3 2; }
${['involvement', 'plan', 'legal', 'placement', 'missing', 'worker']
  .map(
    (lane) =>
      `.journey .bar.${lane} .body { fill: var(--j-${lane}); stroke: var(--j-${lane}-edge); } .journey .bar.${lane} .tab { fill: var(--j-${lane}-edge); }`,
  )
  .join('\n')}`;

/** What every reader's settings ask for, where the page doesn't say itself which theme it follows. */
const MEDIA = `
@media (forced-colors: active) {
  .journey { forced-color-adjust: none; --j-ground: Canvas; --j-band: Canvas; --j-ink: CanvasText; --j-soft: CanvasText; --j-line: GrayText; --j-year: CanvasText; --j-today: CanvasText;
    --j-kept: CanvasText; --j-late: CanvasText; --j-missed: CanvasText; --j-due: CanvasText; --j-plain: CanvasText; --j-focus: Highlight; }
  .journey .bar .body { fill: Canvas; stroke: CanvasText; } .journey .bar .tab { fill: CanvasText; }
}
@media print {
  .journey { ${LIGHT}
    --j-band: #ffffff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`;

/** For a drawing or a page that follows the reader's own setting. */
export const JOURNEY_STYLE = `.journey { color-scheme: light dark; ${LIGHT}
}
@media (prefers-color-scheme: dark) { .journey { ${DARK}
} }
${SHAPES}
${MEDIA}`;

/** For a page in the editor, which says its theme by a class of its body. Grounds and letters are the editor's own. */
export const EDITOR_STYLE = `.journey { ${LIGHT}
}
.vscode-dark .journey { ${DARK}
}
body[class*='vscode'] .journey { --j-ground: var(--vscode-editor-background); --j-ink: var(--vscode-editor-foreground); --j-focus: var(--vscode-focusBorder); }
.vscode-dark .journey { --j-band: rgb(255 255 255 / 4%); --j-line: rgb(255 255 255 / 10%); }
.vscode-light .journey { --j-band: rgb(0 0 0 / 3%); --j-line: rgb(0 0 0 / 9%); }
.vscode-light .journey, .vscode-dark .journey { --j-soft: var(--vscode-editor-foreground); }
${SHAPES}
.vscode-high-contrast .journey { --j-band: transparent; --j-line: var(--vscode-contrastBorder); --j-year: var(--vscode-contrastBorder);
  --j-soft: var(--vscode-editor-foreground); --j-today: var(--vscode-editor-foreground); --j-kept: var(--vscode-editor-foreground); --j-late: var(--vscode-editor-foreground);
  --j-missed: var(--vscode-editor-foreground); --j-due: var(--vscode-editor-foreground); --j-plain: var(--vscode-editor-foreground); }
.vscode-high-contrast .journey .bar .body { fill: var(--vscode-editor-background); stroke: var(--vscode-contrastBorder); }
.vscode-high-contrast .journey .bar .tab { fill: var(--vscode-contrastBorder); }
.vscode-high-contrast .journey .tick { stroke-opacity: .35; }`;
