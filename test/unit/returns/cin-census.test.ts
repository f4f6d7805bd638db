import assert from 'node:assert/strict';
import { importCensus } from '../../../src/returns/cin-census/import.ts';
import { CensusError } from '../../../src/returns/cin-census/types.ts';

const message = (
  children: string,
  header = '<Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>',
) =>
  `<Message><Header><CollectionDetails>${header}</CollectionDetails></Header><Children>\n${children}</Children></Message>`;

const child = (
  details: string,
  identifiers = '<LAchildID>CH1</LAchildID><PersonBirthDate>2015-03-02</PersonBirthDate><Sex>F</Sex>',
) =>
  `<Child><ChildIdentifiers>${identifiers}</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>${details}</Child>\n`;

function only(xml: string): string {
  const { records } = importCensus(xml);
  assert.equal(records.length, 1);
  return records[0]?.text ?? '';
}

describe('importing the children in need census', () => {
  it('writes an episode from referral to closure as entries in date order', () => {
    const text = only(
      message(
        child(`<CINdetails>
          <CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
          <CINclosureDate>2026-02-27</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
          <ReferralNFA>false</ReferralNFA>
          <Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
            <AssessmentInternalReviewDate>2025-05-20</AssessmentInternalReviewDate>
            <AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>
            <FactorsIdentifiedAtAssessment><AssessmentFactors>1B</AssessmentFactors><AssessmentFactors>20</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
          <CINPlanDates><CINPlanStartDate>2025-06-25</CINPlanStartDate><CINPlanEndDate>2025-07-30</CINPlanEndDate></CINPlanDates>
          <Section47><S47ActualStartDate>2025-07-10</S47ActualStartDate><InitialCPCtarget>2025-07-31</InitialCPCtarget>
            <DateOfInitialCPC>2025-07-30</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
          <ChildProtectionPlans><CPPstartDate>2025-07-30</CPPstartDate><CPPendDate>2026-01-20</CPPendDate>
            <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
            <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
            <Reviews><CPPreviewDate>2025-10-20</CPPreviewDate><CPPreviewDate>2026-01-20</CPPreviewDate></Reviews></ChildProtectionPlans>
        </CINdetails>`),
      ),
    );
    const headings = text.split('\n').filter((line) => line.startsWith('## '));
    assert.deepEqual(headings, [
      '## 2025-05-01 Referral',
      '## 2025-05-02 Assessment',
      '## 2025-06-25 Child in need plan',
      '## 2025-07-10 Section 47 enquiry',
      '## 2025-07-30 Initial child protection conference',
      '## 2025-07-30 Child protection plan',
      '## 2025-10-20 Review child protection conference',
      '## 2026-01-20 Review child protection conference',
      '## 2026-02-27 Closure',
    ]);
    assert.match(text, /## 2025-05-01 Referral\n\n```yaml\nfrom: 2A\nneed: N1\ndecision:\n {2}outcome: assessment\n/);
    assert.match(text, /factors:\n {2}- 1B\n {2}- 20\n/);
    assert.match(text, /2025-10-20 Review[^#]*outcome: continue\n/);
    assert.match(text, /2026-01-20 Review[^#]*outcome: end\n/);
    assert.match(text, /conference-not-required: no\n/);
  });

  it('reads 0 and 1 and true and false alike', () => {
    for (const [flag, outcome] of [
      ['1', true],
      ['true', true],
      ['0', false],
      ['false', false],
    ] as const) {
      const text = only(
        message(
          child(
            `<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralNFA>${flag}</ReferralNFA></CINdetails>`,
          ),
        ),
      );
      assert.equal(text.includes('outcome: no-further-action'), outcome, flag);
      assert.match(text, new RegExp(`ReferralNFA: ${flag}\n`));
    }
  });

  it('keeps the sex codes of earlier years beside the code of today', () => {
    const text = only(message(child('', '<LAchildID>CH1</LAchildID><GenderCurrent>9</GenderCurrent>')));
    assert.match(text, /\nsex: U\n/);
    assert.match(text, /\n {2}GenderCurrent: 9\n/);
  });

  it('keeps an element that it does not know, and reports its line and the child', () => {
    const { records, notes } = importCensus(
      message(
        child(
          '<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralNFA>1</ReferralNFA><Mood><Level>7</Level></Mood></CINdetails>',
        ),
      ),
    );
    assert.match(records[0]?.text ?? '', /Mood: Level 7/);
    assert.deepEqual(
      notes.map(({ line, child: of }) => ({ line, of })),
      [{ line: 2, of: 'CH1' }],
    );
    assert.match(notes[0]?.message ?? '', /<Mood>.*Level 7/);
  });

  it('reports a date that is none and keeps it', () => {
    const { records, notes } = importCensus(
      message(
        child('<CINdetails><CINreferralDate>last May</CINreferralDate><ReferralNFA>1</ReferralNFA></CINdetails>'),
      ),
    );
    assert.match(records[0]?.text ?? '', /^## Referral \(date in the census: last May\)$/m);
    assert.match(notes[0]?.message ?? '', /CINreferralDate.*last May/);
  });

  it('gives children of one id, and ids that are no file names, files of their own', () => {
    const id = (text: string) => child('', `<LAchildID>${text}</LAchildID>`);
    const { records, notes } = importCensus(message(id('A1') + id('a1') + id('../../etc/passwd') + id('CON')));
    assert.deepEqual(
      records.map(({ fileName }) => fileName),
      ['A1.case.md', 'a1-2.case.md', '-etc-passwd.case.md', 'CON-child.case.md'],
    );
    assert.ok(notes.some(({ message: said }) => said.includes('second child')));
  });

  it('keeps text of the file from becoming structure of the record', () => {
    const text = only(
      message(
        child(
          '<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>2A\n```\n## 2020-01-01 Closure</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails>',
          '<LAchildID>X ---\n# Y</LAchildID>',
        ),
      ),
    );
    assert.deepEqual(
      text.split('\n').filter((line) => /^#/.test(line)),
      ['# X --- \\# Y', '## 2025-05-01 Referral'],
    );
    assert.equal(text.split('\n').filter((line) => line === '---').length, 2);
  });

  it('says where the file is no census', () => {
    const fails = (xml: string, pattern: RegExp) =>
      assert.throws(
        () => importCensus(xml),
        (error) => error instanceof CensusError && pattern.test(error.message),
      );
    fails('', /not well-formed/);
    fails('<Message>\n<Child', /Line 2/);
    fails('<Records/>', /outermost element is <Records>/);
    fails(message('', '<Collection>SSDA903</Collection>'), /SSDA903/);
    fails('<a>'.repeat(10_000), /nested deeper/);
    fails('<!DOCTYPE x [<!ENTITY a "b">]><Message>&a;</Message>', /not well-formed/);
  });

  it('keeps an element whatever it is called', () => {
    const odd = '<constructor>a</constructor><__proto__>b</__proto__><toString>c</toString>';
    const text = only(message(child(`<CINdetails><CINreferralDate>2025-05-01</CINreferralDate>${odd}</CINdetails>`)));
    for (const line of ['constructor: a', '__proto__: b', 'toString: c']) assert.ok(text.includes(`  ${line}\n`), text);
  });

  it('reads the outcome of a referral from the work after it, and says so only then', () => {
    const decided = (work: string) =>
      only(
        message(
          child(
            `<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralNFA>0</ReferralNFA>${work}</CINdetails>`,
          ),
        ),
      );
    const assessed = (date: string) =>
      `<Assessments><AssessmentActualStartDate>${date}</AssessmentActualStartDate></Assessments>`;
    const enquired = (date: string) => `<Section47><S47ActualStartDate>${date}</S47ActualStartDate></Section47>`;
    const said = /first work recorded after it/;
    assert.match(decided(assessed('2025-05-02')), /outcome: assessment\n/);
    assert.match(decided(enquired('2025-05-02') + assessed('2025-05-09')), /outcome: strategy-discussion\n/);
    assert.match(decided(enquired('2025-05-02')), said);
    for (const work of ['', assessed('2025-04-30'), enquired('2025-04-30')]) {
      assert.doesNotMatch(decided(work), /outcome:/);
      assert.doesNotMatch(decided(work), said);
    }
  });

  it('counts nesting in one pass, and not in comments', () => {
    assert.throws(() => importCensus(`${'<a'.repeat(500_000)}/>`), CensusError);
    assert.equal(only(message(child(`<!-- ${'<a>'.repeat(100)} -->`))).includes('id: CH1'), true);
  });
});
