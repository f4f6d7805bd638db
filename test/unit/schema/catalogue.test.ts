import assert from 'node:assert/strict';
import { catalogue, entryWith } from './records.ts';

describe('the catalogue', () => {
  it('finds a type by its title or alias, whatever the case and the spaces', () => {
    assert.equal(catalogue.resolve('Visit'), 'visit');
    assert.equal(catalogue.resolve('  home   VISIT '), 'visit');
    assert.equal(catalogue.resolve('our review'), 'looked-after-review');
    assert.equal(catalogue.resolve('Manager’s decision'), 'management-decision');
    assert.equal(catalogue.resolve('1:1'), 'supervision');
    assert.equal(catalogue.resolve('Tea'), undefined);
    assert.equal(catalogue.resolve('constructor'), undefined);
  });

  it('names the nearest title to a misspelt one, and none where none is near', () => {
    assert.equal(catalogue.suggest('Vist'), 'Visit');
    assert.equal(catalogue.suggest('strategy discusion'), 'Strategy discussion');
    assert.equal(catalogue.suggest('Initial child protection'), 'Initial child protection conference');
    assert.equal(catalogue.suggest('Weather report from the north'), undefined);
    assert.equal(catalogue.suggest(''), undefined);
    assert.equal(catalogue.suggest('x'.repeat(5000)), undefined);
  });

  it('names the type that begins so or has these words, and several where nobody can tell', () => {
    assert.equal(catalogue.suggest('Vis'), 'Visit');
    assert.equal(catalogue.suggest('Leaving'), 'Leaving care');
    assert.equal(catalogue.suggest('conference, Initial CP'), 'Initial child protection conference');
    assert.equal(catalogue.suggest('CP conference'), undefined);
    assert.deepEqual(catalogue.mayBe('CP conference'), [
      'Initial child protection conference',
      'Review child protection conference',
    ]);
    assert.deepEqual(catalogue.mayBe('meeting'), [], 'too many to be of help');
    assert.deepEqual(catalogue.mayBe('CP'), []);
    assert.equal(catalogue.suggest('Ca'), undefined);
    assert.equal(catalogue.suggest('Con'), 'Contact');
  });

  it('describes the field at a path', () => {
    const at = (entry: string, ...path: (string | number)[]) => catalogue.fieldAt({ entry }, path);
    assert.deepEqual(
      at('core-group', 'decision', 'outcome')?.codes?.map(({ code }) => code),
      ['continue', 'end', 'step-up'],
    );
    assert.ok(at('contact', 'decision', 'outcome')?.codes?.some(({ code }) => code === 'referral'));
    assert.equal(at('visit', 'decision', 'outcome')?.codes, undefined);
    assert.equal(at('visit', 'decision', 'outcome')?.kind, 'text');
    assert.equal(at('visit', 'actions', 0, 'due')?.kind, 'date');
    assert.equal(at('assessment', 'factors', 2)?.codeList, 'cin_assessment_factors');
    assert.equal(at('assessment', 'factors')?.kind, 'list');
    assert.equal(at('placement', 'type')?.codeList, 'ssda903_place');
    assert.equal(at('visit', 'weather'), undefined);
    assert.equal(at('no-such-type', 'by')?.kind, 'person');
    assert.equal(catalogue.fieldAt({ record: 'child' }, ['position', 'plan'])?.kind, 'code');
    assert.ok(
      catalogue.fieldAt({ record: 'child' }, ['position', 'legal-status'])?.codes?.some(({ code }) => code === 'none'),
    );
  });

  it("puts a type's own fields first, each field once", () => {
    for (const type of catalogue.types) {
      const names = type.fields.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, type.id);
      for (const common of ['id', 'by', 'decision', 'actions', 'late-reason', 'answers', 'corrects']) {
        assert.ok(names.includes(common), `${type.id} lacks ${common}`);
      }
    }
    assert.deepEqual(
      catalogue
        .type('contact')
        ?.fields.slice(0, 3)
        .map(({ name }) => name),
      ['from', 'need', 'id'],
    );
  });

  it('reads numbers as numbers, and leaves everything else as it was written', () => {
    const block = entryWith('2026-02-26 Supervision', 'by: "007"\ncases: [CH-1042]\nminutes: 90');
    const typed = catalogue.typed('supervision', block.fields);
    assert.equal(typed.minutes, 90);
    assert.equal(typed.by, '007');
    assert.equal(block.fields?.value.minutes, '90');
    const visit = entryWith('2026-03-04 Visit', 'seen: yes');
    assert.equal(catalogue.typed('visit', visit.fields), visit.fields?.value);
    assert.deepEqual(Object.keys(catalogue.typed('visit', undefined)), []);
    const wrong = entryWith('2026-02-26 Supervision', 'minutes: ninety');
    assert.equal(catalogue.typed('supervision', wrong.fields).minutes, 'ninety');
  });

  it('knows the codes of every coded field', () => {
    for (const type of catalogue.types) {
      for (const field of type.fields) {
        if (field.kind === 'code' || field.codeList)
          assert.ok((field.codes?.length ?? 0) > 0, `${type.id} ${field.name}`);
      }
    }
  });
});
