/** A record whose every word tries to become more than a word, and the folder's settings with a name of the same kind. */

/** Wherever this runs, it leaves a mark on its own window and on the outermost one. */
const MARK = 'window.__pwned=1;try{top.__pwned=1}catch{}';

export const HOSTILE_NAME = `<img src=x onerror="${MARK}">Mal`;
export const HOSTILE_FILE = 'CH-6666.case.md';

const text = `---
record: child
id: CH-6666
name: '${HOSTILE_NAME}'
born: 2015-03-02
sex: F
language: '"><script>${MARK}</script>'
position:
  plan: looked-after
---

# <svg onload="${MARK}">

<script>${MARK}</script>

[summary](javascript:${MARK}) [command](command:workbench.action.closeAllEditors) ![picture](https://example.org/x.png)

## 2026-09-01 10:00 Contact: <img src=x onerror="${MARK}">

\`\`\`yaml
by: "<img src=x onerror='${MARK}'>"
from: "\\"><script>${MARK}</script>"
need: "<b>N1</b>"
decision:
  outcome: referral
  by: "[x](javascript:${MARK})"
  on: 2026-09-01
  rationale: "<iframe srcdoc='<script>parent.__pwned=1;top.__pwned=1</script>'></iframe>"
actions:
  - what: "<a href='javascript:${MARK}'>click me</a>"
    who: "<img src=x onerror='${MARK}'>"
    due: 2026-09-10
\`\`\`

<img src=x onerror="${MARK}"> [script](javascript:${MARK}) [data](data:text/html,<script>${MARK}</script>) <a href="javascript:${MARK}">click me</a>

<details open ontoggle="${MARK}"><summary>more</summary></details>

## 2026-09-02 Assessment: [js](javascript:${MARK}) \`</code><script>${MARK}</script>\`

\`\`\`yaml
by: r.osei
\`\`\`

## 2026-09-03 Allocation

\`\`\`yaml
worker: "<img src=x onerror='${MARK}'>"
team: "<script>${MARK}</script>"
\`\`\`

| a | b |
|---|---|
| <script>${MARK}</script> | <style>*{background:url(https://example.org/x)}</style> |

### <script>${MARK}</script>

~~~html
</pre><script>${MARK}</script>
~~~
`;

/** By path in the folder: one record that a program can read, and one whose very id is of the kind. */
export const HOSTILE: Readonly<Record<string, string>> = {
  [`care/${HOSTILE_FILE}`]: text,
  'care/hostile-id.case.md': text.replace('id: CH-6666', `id: '"><img src=x onerror="${MARK}">'`),
};
