import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Folder } from './command.ts';

/** One child with the faults that a council's own file can have. */
const census = `<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
  <Children>
    <Child>
      <ChildIdentifiers><LAchildID>EX1</LAchildID><PersonBirthDate>2015-03-02</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>LD</Disability></Disabilities></ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
        <ReferralNFA>0</ReferralNFA>
        <Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment><AssessmentFactors>1B</AssessmentFactors><AssessmentFactors>9Z</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
        <Section47><S47ActualStartDate>2025-07-01</S47ActualStartDate><DateOfInitialCPC>2025-07-30</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
        <ChildProtectionPlans><CPPstartDate>2025-04-02</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>
        <Mood>calm</Mood>
      </CINdetails>
    </Child>
  </Children>
</Message>
`;

interface Report {
  readonly asOf: string;
  readonly findings: readonly { readonly rule: string; readonly message: string; readonly record: string }[];
}

async function lint(folder: Folder, name: string): Promise<Report> {
  return JSON.parse((await folder.run(['lint', name, '--format', 'json'])).out) as Report;
}

const publicData = fileURLToPath(new URL('../../../shared/data/cin/', import.meta.url));

describe('case-record import cin-census', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write('census.xml', census);
  });
  afterEach(() => folder.remove());

  it('writes a record for each child, a report, and the day on which the census tells how things stood', async () => {
    const { status, out, err } = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team']);
    assert.equal(status, 0);
    assert.equal(out, '1 record written to team.\n');
    assert.match(
      err,
      /^case-record: census\.xml:16 \(child EX1\): The element <Mood> is not one that the import knows\..*calm/m,
    );
    assert.deepEqual(readdirSync(join(folder.path, 'team')).sort(), [
      '.case-record',
      'EX1.case.md',
      'import-report.md',
    ]);
    assert.match(readFileSync(join(folder.path, 'team/EX1.case.md'), 'utf8'), /\n {2}Mood: calm\n/);
    assert.match(readFileSync(join(folder.path, 'team/import-report.md'), 'utf8'), /Line 16, child EX1: .*Mood/);
    assert.equal((await lint(folder, 'team')).asOf, '2026-03-31');
  });

  it("finds the data's faults", async () => {
    await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team']);
    const { findings } = await lint(folder, 'team');
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of [
      'journey/before-referral',
      'timescale/icpc',
      'decision/assessment-outcome',
      'schema/not-a-code',
    ]) {
      assert.ok(rules.has(rule), `${rule} is not among ${[...rules].join(', ')}`);
    }
    assert.ok(!rules.has('schema/unknown-field'), 'what the census has no field for is kept in one that records have');
  });

  it('writes nothing over a file that is there, unless told to', async () => {
    folder.write('team/EX1.case.md', 'mine');
    const refused = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team']);
    assert.equal(refused.status, 2);
    assert.match(refused.err, /team already holds EX1\.case\.md\. Nothing was written\..*--force/);
    assert.deepEqual(readdirSync(join(folder.path, 'team')), ['EX1.case.md']);
    const forced = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team', '--force']);
    assert.equal(forced.status, 0);
    assert.match(readFileSync(join(folder.path, 'team/EX1.case.md'), 'utf8'), /^---\nrecord: child\n/);
  });

  it("leaves a folder's own settings alone, even when told to write over files", async () => {
    folder.write('team/.case-record/config.yaml', 'as-of: 2026-01-31\n');
    await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team', '--force']);
    assert.equal(readFileSync(join(folder.path, 'team/.case-record/config.yaml'), 'utf8'), 'as-of: 2026-01-31\n');
  });

  it('leaves nothing behind where a file cannot be put in its place', async () => {
    // A folder stands where the report must go, and is not to be written over even by force.
    mkdirSync(join(folder.path, 'team/import-report.md/inner'), { recursive: true });
    symlinkSync('/dev/null/no-such-place', join(folder.path, 'blocked'));
    const { status, err } = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'blocked']);
    assert.equal(status, 2);
    assert.match(err, /blocked could not be written \(E\w+\)\. Nothing was written\./);
    const refused = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team']);
    assert.equal(refused.status, 2);
    const forced = await folder.run(['import', 'cin-census', 'census.xml', '--out', 'team', '--force']);
    assert.equal(forced.status, 2);
    assert.match(forced.err, /team\/import-report\.md is there and is no ordinary file\. Nothing was written\./);
    assert.deepEqual(readdirSync(join(folder.path, 'team')), ['import-report.md']);
    assert.deepEqual(readdirSync(join(folder.path, 'team/import-report.md')), ['inner']);
  });

  it('says what is wrong with a file that is no census, and writes nothing', async () => {
    folder.write('broken.xml', '<Message>\n  <Children>\n').write('other.xml', '<Records/>');
    folder.write('binary.xml', new Uint8Array([0xff, 0xfe, 0x00, 0x3c]));
    folder.write('none.xml', '<Message><Children/></Message>');
    for (const [file, says] of [
      ['broken.xml', /broken\.xml: Line 2.*not well-formed XML.*Nothing was written/],
      ['other.xml', /other\.xml: Line 1: the outermost element is <Records>/],
      ['binary.xml', /binary\.xml is not text in UTF-8/],
      ['none.xml', /none\.xml: the census holds no child/],
      ['gone.xml', /gone\.xml can't be read/],
      ['.', /can't be read/],
    ] as const) {
      const { status, err } = await folder.run(['import', 'cin-census', file, '--out', 'team']);
      assert.equal(status, 2, file);
      assert.match(err, says);
      assert.ok(!existsSync(join(folder.path, 'team')), file);
    }
    const unknown = await folder.run(['import', 'ssda903', 'other.xml', '--out', 'team']);
    assert.equal(unknown.status, 2);
    assert.match(unknown.err, /"ssda903" is no format that can be imported. There is: cin-census\./);
  });

  if (existsSync(publicData)) {
    it("reads the sector's synthetic file of 332 children, and finds its faults", async () => {
      const file = join(publicData, 'synthetic-332-children.xml');
      const { status, out, err } = await folder.run(['import', 'cin-census', file, '--out', 'team']);
      assert.deepEqual([status, out, err], [0, '332 records written to team.\n', '']);
      const xml = readFileSync(file, 'utf8');
      const texts = readdirSync(join(folder.path, 'team'))
        .filter((name) => name.endsWith('.case.md'))
        .map((name) => readFileSync(join(folder.path, 'team', name), 'utf8'));
      assert.equal(texts.length, 332);
      // Every value of every child stands in that child's record.
      const children = xml.split('<Child>').slice(1);
      children.forEach((child) => {
        const id = /<LAchildID>(.*?)</.exec(child)?.[1] ?? '';
        const text = texts.find((each) => each.includes(`\nid: ${id}\n`)) ?? '';
        for (const [, value] of child.matchAll(/<\w+>([^<\s][^<]*)</g))
          assert.ok(text.includes(value ?? ''), `${value} of ${id}`);
      });
      const { findings } = await lint(folder, 'team');
      const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
      for (const rule of [
        'journey/after-no-further-action',
        'decision/icpc-outcome',
        'journey/after-death',
        'journey/closed-unfinished',
      ]) {
        assert.ok(count(rule) > 0, rule);
      }
      assert.equal(count('schema/unknown-field'), 0);
    });

    it("reads the sector's samples of 2024 and 2026", async () => {
      for (const [name, rule] of [
        ['sample-2024.xml', 'journey/before-referral'],
        ['sample-2026.xml', 'journey/before-referral'],
      ] as const) {
        assert.equal((await folder.run(['import', 'cin-census', join(publicData, name), '--out', name])).status, 0);
        const { findings } = await lint(folder, name);
        assert.ok(
          findings.some((finding) => finding.rule === rule),
          name,
        );
      }
    });
  }
});
