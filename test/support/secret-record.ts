/** A record with one word in every place where people write freely, to see that the word stays in it. */

/** Stands nowhere but in prose, names, actions, reasons, summaries, subjects and headings. */
export const SECRET = 'Zephyrine';

export const SECRET_RECORD = `---
record: child
id: CH-1
name: ${SECRET}
born: 2015-03-02
---

# ${SECRET}

${SECRET} lives at home.

## 2026-01-05 Referral: ${SECRET}

\`\`\`yaml
from: 2A
decision:
  outcome: no-further-action
  rationale: ${SECRET}
\`\`\`

## 2026-01-12 Assessment

\`\`\`yaml
completed: 2026-01-02
actions:
  - what: Ring ${SECRET}
    due: 2026-01-20
  - what: Write to ${SECRET}
\`\`\`

## 2026-01-14 Visit: ${SECRET}

\`\`\`yaml
seen: no
alone: no
answers: 2025-01-01-visit
late-reason: ${SECRET}
\`\`\`

${SECRET} was not in.

### ${SECRET}

## 2026-01-15 Management decision

\`\`\`yaml
decision:
  outcome: ${SECRET}
\`\`\`

## 2026-01-20 Placement

\`\`\`yaml
type: U6
with: ${SECRET}
\`\`\`
`;
