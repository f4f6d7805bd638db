/** Records with faults that have a way out, in the many ways in which people write YAML and Markdown, in every line ending. */
import fc from 'fast-check';

const HEADINGS = [
  '2026-05-04 Visit',
  '2026-05-04 14:30 Visit: after school',
  '2026-05-02 Vist',
  '2026-04-31 Visit',
  '3/2/2026 Visit',
  '13/2/2026 Contact',
  '2 March 2026 Contact: by telephone',
  '2026-05-06 9:30 Home visit',
  '2026-02-02 Contact',
  '2026-02-03 Referral',
  '2026-02-04 Assessment',
  '2026-03-01 Legal status',
  '2026-03-01 Placement',
  '2026-03-05 Looked-after review',
  '2026-05-20 Case supervision',
  '2026-04-20 Case audit',
  '2026-04-02 Case note',
  '2026-03-16 Early help review',
  '2026-06-01 Closure',
  '2026-05-05 Supervision',
];
const FIELDS = [
  'by: j.okafor',
  'by:',
  'from: 2A',
  'need: N1',
  'status: C2',
  'type: U6',
  'with: Mr and Mrs Lindqvist',
  'provider: PR1',
  'reason: RC2',
  'seen: yes',
  'seen: YES',
  'seen: y   # said the carer',
  'sen: yes',
  'seen: no',
  'alone: no',
  'alone: "no"',
  'place: hme',
  'completed: 2/3/2026',
  'completed: 13/3/2026',
  "completed: '2 March 2026'",
  'completed: 2026-03-20',
  'factors: 1B',
  'decision:',
  'decision: # waits',
  'decision: {}',
  'decision: {outcome: referral}',
  'decision: {outcome: referral, by: m.patel,}',
  'decision:\n  outcome: referral\n  by: m.patel',
  'decision:\n    outcome: refferal # as said\n    by: "m.patel"\n\n',
  'decision:\n  rationale: |\n    Two lines,\n    of which\n  outcome: continue',
  'decision:\n  outcome: continue\n  rationale:',
  'actions:\n  - what: Ring the school\n    due: 2026-03-02',
  'actions:\n- what: Ring the school\n  who:',
  'actions:\n  -   what: Ring the school\n      due: 2026-03-02',
  'actions: [{what: Ring the school, due: 2026-03-02}]',
  'actions:\n  - {what: Ring the school, who: j.okafor, due: 2026-03-02}\n  - what: "Ask: again"\n    due: 2026-04-02\n    who: a.khan',
  'actions:',
  'answers: 2026-02-02-contcat',
  'also: [CH-2]',
  'late-reason:',
  '# a remark',
  '',
  'also: CH-2',
  'cases: []',
  'x: &a y',
  'note: >\n  folded\n  words',
  'worker: {a: [b]}',
];
const BODIES = [
  '',
  '\nWords.\n',
  "\n### Child's voice\n\n### Plan\n\nMore.\n",
  '\n### Analysis\n\nWhat it means.\n',
  '\n- item\n  more',
  '\n<!-- case-record-disable practice/analysis: why (by m.patel) -->\n',
  '\nText.\n\n~~~yaml\nseen: yes\n~~~\n\nMore.\n',
  '\n```\nopen\n',
  '\n<!-- open\n',
  '\n> quoted',
];
const FENCES = ['```', '```', '```', '~~~', '````'];
const FRONTS = [
  '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\n# Example\n\nA summary.\n\n',
  '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nposition: {plan: child-protection, worker: j.okafor}\nsummary-on: 2026-01-02\n---\n\nA summary.\n',
  '---\nrecord: child\nid: CH-1\nborn: 4 May 2016\nposition:\n  placed: K2\n  legal-status: "V2" # was\n---\n',
  '---\nrecord: chlid\nid: CH-1\n---\n',
  '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-01-05\nstage: experienced\n---\n\n',
  '',
];

const block = fc
  .tuple(fc.constantFrom(...FENCES), fc.shuffledSubarray(FIELDS, { maxLength: 5 }), fc.constantFrom('', '', '', '  '))
  .map(([fence, fields, indent]) => {
    const lines = `${fence}yaml\n${fields.map((field) => `${field}\n`).join('')}${fence}\n`;
    return lines.replace(/^(?=.)/gm, indent);
  });
const braces = fc.constantFrom(
  '```yaml\n{by: j.okafor, seen: no}\n```\n',
  '```yaml\n{ seen: yes,\n  alone: no }\n```\n',
  '```yaml\n---\nseen: no\n```\n',
  '```yaml\n\tseen: no\n```\n',
  '```yaml\n? seen\n: no\n```\n',
);
const fields = fc.oneof(
  { weight: 6, arbitrary: block },
  { weight: 1, arbitrary: braces },
  { weight: 2, arbitrary: fc.constant('') },
);
const entry = fc
  .tuple(fc.constantFrom(...HEADINGS), fc.constantFrom('\n', '\n', ''), fields, fc.constantFrom(...BODIES))
  .map(([heading, gap, its, body]) => `## ${heading}\n${gap}${its}${body}`);

/** Faulty records. The day that suits them is {@link FAULTY_DAY}. */
export const faultyRecords: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...FRONTS),
    fc.array(entry, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '', '\ufeff'),
    fc.boolean(),
  )
  .map(([front, entries, eol, bom, cut]) => {
    const text = bom + front + entries.map((each) => (each.endsWith('\n') ? each : `${each}\n`)).join('\n');
    return (cut ? text.trimEnd() : text).replaceAll('\n', eol);
  });

/** The day on which they are judged. */
export const FAULTY_DAY = '2026-06-20';
