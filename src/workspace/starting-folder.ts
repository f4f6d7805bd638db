/** The files with which a team starts: settings with plainly made-up examples, a template, a check before each commit, and a page on how they work. One list for the command line and the editor. */
import { PRE_COMMIT_HOOK } from './generated/templates.ts';

export interface StartingFile {
  /** The way from the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether it is run, and so must be allowed to be. */
  readonly executable?: true;
  /** Why somebody who has such a file already may want to look at this one. */
  readonly ifThere: string;
}

const CONFIG = `# What the team agrees on. Reviewed like any other file; the editor completes and explains what is written here.
# Nothing in this folder can run, reach the network or read outside it.

# The rules to judge by. What is local stands in policy.yaml beside this file.
policies: [england]

# Teams, and the most children a full-time worker is to hold. These are made up: take away the signs and put your own.
# teams:
#   riverside:
#     name: Riverside assessment team
#     caseload-limit: 16

# People by the ids that records use in "by:", "worker:" and "who:". Names that nobody has.
# people:
#   m.example:
#     name: Morgan Example
#     role: team-manager
#     team: riverside
#   s.sample:
#     name: Sam Sample
#     role: social-worker
#     team: riverside
#     manager: m.example
#     fte: 0.8

# How serious a rule is: off, information, warning or error. "case-record rules" lists them.
# rules:
#   practice/analysis: information
`;

const POLICY = `# Your own timescales and decisions, over those of England. They may ask for more than the law does, never for less,
# and are never shown as law. Take away the signs before a line to use it.
policy: our-team
extends: [england]

# timescales:
#   - id: support-circle
#     title: A support circle within six weeks of a child in need plan
#     stage: family-network
#     asks: a support circle
#     opens: {entry: child-in-need-plan}
#     met-by: {entry: support-circle}
#     within: 6 weeks
#     source: {provision: "Team agreement", status: local}
`;

const ENTRY_TYPE = `{
  "title": "Support circle",
  "description": "Family and friends meet and say what they can do to keep the child safe and well. An example of a type of entry of your own: change it, or delete it.",
  "x-aliases": ["Circle of support"],
  "x-group": "Plans",
  "x-records": ["child"],
  "x-sections": ["Child's voice", "What the family will do", "What they need from us"],
  "x-snippet": ["by", "led-by", "actions"],
  "properties": {
    "led-by": {
      "title": "Led by",
      "description": "Who in the family led the meeting.",
      "x-kind": "text",
      "examples": ["Grandmother"]
    },
    "review": {
      "title": "Look at it again on",
      "description": "The day on which the circle meets again.",
      "x-kind": "date",
      "examples": ["2026-06-01"]
    }
  }
}
`;

const TEMPLATE = `---
template:
  name: Support circle
  description: What the family and their friends will do, in their own words. An example of a template of your own.
  kind: entry
  variables:
    led-by:
      ask: Who in the family led the meeting?
    action:
      ask: What did they say they will do first?
    who:
      ask: Who keeps an eye on it? (the id that records use)
      kind: person
      default: "{{author}}"
    review:
      ask: When does the circle meet again?
      kind: date
      default: "{{today + 6 weeks}}"
---

## {{today}} Support circle

\`\`\`yaml
by: {{author}}
led-by: {{led-by}}
review: {{review}}
actions:
  - what: {{action}}
    who: {{who}}
    due: {{review}}
\`\`\`

### Child's voice

<!-- Was {{child-name}} there? What did they say, in their own words? -->

### What the family will do

<!-- Who does what, when and how often? What do they do when it goes wrong? -->

### What they need from us

{{> agreed-with-the-family}}
`;

const PARTIAL = `<!-- What do we do, who does it and by when? How was this read back to the family, and did they agree to it? -->
`;

const HOW_WE_RECORD = `# How we record

This page is ours: change it until it says what we do.

## What we hold to

- The record is the child's story. We write so that the child can read it one day.
- We write what happened, what it means, and what we do next, on the day or the day after.
- A decision says who made it, when and why.
- We write once. What is about a brother or sister too says so with \`also\`.

## What we use

Records are text files that end in \`.case.md\`, and Case Record checks them while we write.

| to do this | in VS Code | on the command line |
|---|---|---|
| begin a record, an entry or a letter | *Case Record: New from template* | \`case-record new --list\` |
| see what is missing or late | the Problems view, and *My day* | \`case-record lint\`, \`case-record due\` |
| see why something is due | point at it | \`case-record explain CH-1001\` |
| see how the team stands | *Case Record: Show team report* | \`case-record report -o report.html\` |

## What is agreed stands in \`.case-record\`

| file | what it says |
|---|---|
| \`config.yaml\` | who we are, and how serious each rule is to us |
| \`policy.yaml\` | what we ask for beyond the law |
| \`entries/\` | types of entry of our own |
| \`templates/\` | what we begin with |

Who wants to change one of these proposes it, somebody else reads it, and then it counts for all of us.

## The check before each commit

\`.githooks/pre-commit\` refuses a commit whose records or settings hold an error. It needs \`case-record\` on the path. Each of us switches it on once:

\`\`\`sh
git config core.hooksPath .githooks
chmod +x .githooks/pre-commit
\`\`\`

## Where records are kept

Records hold what is most private about a child. They belong in a store that only those can open who work with the child, never in a public one.
`;

const IGNORE = `# Reports and kept results: they are made anew from the records.
.case-record-cache/
/report.html
/due.ics
node_modules/
`;

const ATTRIBUTES = `# Records have the same line ends everywhere, and differences name the entry that they are in.
*.case.md text eol=lf diff=markdown
.githooks/* text eol=lf
`;

const EXTENSIONS = `{
  "recommendations": ["case-record.case-record"]
}
`;

/** All files, in the order in which people are told of them. */
export function startingFolder(): readonly StartingFile[] {
  return [
    { path: '.case-record/config.yaml', text: CONFIG, ifThere: 'It holds examples of teams and people.' },
    { path: '.case-record/policy.yaml', text: POLICY, ifThere: 'It holds an example of a timescale.' },
    { path: '.case-record/entries/support-circle.schema.json', text: ENTRY_TYPE, ifThere: 'It is an example.' },
    { path: '.case-record/templates/support-circle.case.md', text: TEMPLATE, ifThere: 'It is an example.' },
    { path: '.case-record/templates/partials/agreed-with-the-family.md', text: PARTIAL, ifThere: 'It is an example.' },
    {
      path: '.vscode/extensions.json',
      text: EXTENSIONS,
      ifThere: 'Put "case-record.case-record" among its recommendations.',
    },
    { path: '.gitignore', text: IGNORE, ifThere: 'Put ".case-record-cache/" into it, and the names of your reports.' },
    { path: '.gitattributes', text: ATTRIBUTES, ifThere: 'Put "*.case.md text eol=lf diff=markdown" into it.' },
    {
      path: '.githooks/pre-commit',
      text: PRE_COMMIT_HOOK,
      executable: true,
      ifThere: 'Let it run "case-record lint" too.',
    },
    { path: 'HOW-WE-RECORD.md', text: HOW_WE_RECORD, ifThere: 'It is a page on how the team works.' },
  ];
}

/** How the check before each commit is switched on, once for each person. */
export const SWITCH_ON_HOOK = 'git config core.hooksPath .githooks';
