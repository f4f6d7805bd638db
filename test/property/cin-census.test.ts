import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importCensus } from '../../src/returns/cin-census/import.ts';
import { CensusError } from '../../src/returns/cin-census/types.ts';

const names = [
  'ChildIdentifiers',
  'LAchildID',
  'UPN',
  'Sex',
  'GenderCurrent',
  'PersonGenderCurrent',
  'PersonBirthDate',
  'ChildCharacteristics',
  'Ethnicity',
  'Disabilities',
  'Disability',
  'CINdetails',
  'CINreferralDate',
  'ReferralSource',
  'PrimaryNeedCode',
  'CINclosureDate',
  'ReasonForClosure',
  'ReferralNFA',
  'Assessments',
  'AssessmentActualStartDate',
  'FactorsIdentifiedAtAssessment',
  'AssessmentFactors',
  'Section47',
  'S47ActualStartDate',
  'ICPCnotRequired',
  'ChildProtectionPlans',
  'CPPstartDate',
  'Reviews',
  'CPPreviewDate',
  'PreProceedingsandFGDM',
  'PPStartDate',
  'Unheard',
];

interface Drawn {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Drawn[];
}

/** Any elements in any order, each leaf with a value that stands nowhere else. */
const { element } = fc.letrec<{ element: Drawn }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom(...names),
    text: fc.integer({ min: 100_000, max: 999_999 }).map((n) => `v${n}`),
    children: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(tie('element'), { maxLength: 4 }) },
    ),
  }),
}));

const xml = ({ name, text, children }: Drawn): string =>
  `<${name}>${children.length === 0 ? text : children.map(xml).join('')}</${name}>`;
const leaves = (drawn: Drawn): string[] =>
  drawn.children.length === 0 ? [drawn.text] : drawn.children.flatMap(leaves);

describe('a census file, whatever it holds', () => {
  it('loses no value: each stands in the record', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), (parts) => {
        const file = `<Message><Children><Child>${parts.map(xml).join('')}</Child></Children></Message>`;
        const text = importCensus(file).records[0]?.text ?? '';
        for (const value of parts.flatMap(leaves))
          assert.ok(text.includes(value), `${value} of ${file} is not in\n${text}`);
      }),
      { numRuns: 400 },
    );
  });

  it('is refused with a sentence or read, never anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '"', '=', '&', ';', '!', '-', '[', ']') }),
        ),
        (text) => {
          try {
            importCensus(text);
          } catch (error) {
            assert.ok(error instanceof CensusError, String(error));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
