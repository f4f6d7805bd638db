/** Makes records as long as wanted: a looked-after child's journey, the same each time. All people and places are invented. */

const sentences = [
  'I met Rowan after school at the carer’s home and we walked to the park with the dog.',
  'Rowan said that maths is better since the new teacher came, but lunch times are still lonely.',
  'The carer showed me the bedroom, which is warm and full of drawings of trains.',
  'We talked about seeing Mum on Saturday; Rowan would like it to be longer and somewhere with swings.',
  'Rowan was quieter than last time when we spoke of the move, and looked at the floor.',
  'I asked what a good week looks like, and Rowan drew a scale from one to ten and put this week at six.',
  'The carer has rung the dentist twice and is still waiting for a date.',
  'School reports 96% attendance and that Rowan now stays for chess club on Thursdays.',
  'I explained what will be decided at the review and that Rowan can come, or send a letter or a drawing.',
  'There is no sign of new injury, and Rowan told me that nobody shouts here.',
];

/** Small repeatable chance, so that every run measures the same text. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const day = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** One record with `entries` entries after its first three; about 1.3 KB an entry. Dates run up to early 2026. */
export function makeRecord(id: string, entries: number, seed: number): string {
  const random = chance(seed);
  const prose = (count: number) =>
    Array.from({ length: count }, () => sentences[Math.floor(random() * sentences.length)]).join(' ');
  const last = Date.UTC(2026, 1, 27);
  // Visits stay within four weeks of each other, closer in a long record, so that the journey is plausible at any length.
  const gap = Math.min(26, Math.max(1, Math.floor((365 * 16) / entries)));
  const first = last - Math.floor((entries - 1) / perDay(entries, gap)) * gap * day;
  const parts = [
    `---\nrecord: child\nid: ${id}\nname: Rowan Example\nborn: ${iso(first - 2000 * day)}\n---\n\n# Rowan Example\n\n${prose(3)}\n`,
    `## ${iso(first)} Legal status\n\n\`\`\`yaml\nby: j.okafor\nstatus: C2\n\`\`\`\n`,
    `## ${iso(first)} Placement\n\n\`\`\`yaml\nby: j.okafor\ntype: U6\nwith: The Larch family\n\`\`\`\n`,
  ];
  for (let n = 0; n < entries; n++) {
    const date = iso(first + Math.floor(n / perDay(entries, gap)) * gap * day);
    parts.push(n % 6 === 5 ? review(date, random, prose) : visit(date, n, random, prose));
  }
  return parts.join('\n');
}

/** Several entries stand on one day where a long record would otherwise reach back before the child was born. */
function perDay(entries: number, gap: number): number {
  return Math.max(1, Math.ceil((entries * gap) / (365 * 16)));
}

function visit(date: string, n: number, random: () => number, prose: (count: number) => string): string {
  const time = `${9 + Math.floor(random() * 8)}`.padStart(2, '0');
  const action = `actions:\n  - what: Ring the school about ${n % 2 === 0 ? 'maths support' : 'the chess club'}\n    who: j.okafor\n    due: ${date}\n    done: ${date}\n`;
  const fields = `by: j.okafor\nseen: yes\nalone: yes\nplace: placement\nbedroom-seen: yes\n${n % 3 === 0 ? action : ''}`;
  return `## ${date} ${time}:30 Visit: after school, number ${n}\n\n\`\`\`yaml\n${fields}\`\`\`\n\n${prose(5)}\n\n### Child's voice\n\n> "I like it here but I miss my brother."\n\n${prose(4)}\n\n### Analysis\n\n${prose(5)}\n`;
}

function review(date: string, random: () => number, prose: (count: number) => string): string {
  const participation = random() < 0.5 ? 'PN1' : 'PN2';
  return `## ${date} Looked-after review\n\n\`\`\`yaml\nby: d.ashworth\nparticipation: ${participation}\ndecisions-sent: ${date}\nrecord-completed: ${date}\ndistributed: ${date}\ndecision:\n  outcome: continue\n  by: d.ashworth\n  on: ${date}\n  rationale: The plan is working and Rowan is settled.\n\`\`\`\n\n${prose(6)}\n\n### Child's voice\n\n${prose(4)}\n\n### Analysis\n\n${prose(4)}\n`;
}

/** The YAML texts of a record: front matter and first fenced blocks, by a plain search. */
export function yamlBlocks(text: string): string[] {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
  const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  return front === undefined ? blocks : [front, ...blocks];
}
