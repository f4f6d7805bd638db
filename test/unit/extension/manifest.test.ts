/**
 * The manifest says nothing in one language alone. Where this fails: write the English of a `%key%` into package.nls.json, and the Welsh into
 * package.nls.cy.json (plain words; the same links, code and placeholders as the English).
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');

function words(name: string): Readonly<Record<string, string>> {
  const read: unknown = JSON.parse(readFileSync(join(root, name), 'utf8'));
  assert.ok(typeof read === 'object' && read !== null);
  return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, String(value)]));
}

const english = words('package.nls.json');
const languages = readdirSync(root).filter((name) => /^package\.nls\.\w+\.json$/u.test(name));

/** Every text of the manifest, with the way to it. */
function* textsIn(value: unknown, way = ''): Iterable<readonly [way: string, text: string]> {
  if (typeof value === 'string') yield [way, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) yield* textsIn(child, `${way}/${key}`);
}

/** What a translation must leave as it is: commands and addresses of links, code, placeholders. */
function kept(text: string): string[] {
  return [...text.matchAll(/\]\([^)]*\)|`[^`]*`|\{\d+\}/gu)].map(([part]) => part).sort();
}

/** Commands that apply in every window: what begins something new. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'caseRecord.newRecord',
  'caseRecord.newSupervision',
  'caseRecord.newFromTemplate',
]);

const commandsIn = (text: string): string[] =>
  [...text.matchAll(/\(command:(caseRecord\.[\w.]+)/gu)].map(([, command = '']) => command);

describe('the words of the manifest', () => {
  const texts = [...textsIn(manifest)];
  const keys = texts.flatMap(([, text]) => (/^%.+%$/u.test(text) ? [text.slice(1, -1)] : []));

  it('are each in package.nls.json, and none stands there that is not asked for', () => {
    const asked = new Set(keys);
    assert.deepEqual(
      [...asked].filter((key) => english[key] === undefined),
      [],
      'Write the English of these.',
    );
    assert.deepEqual(
      Object.keys(english).filter((key) => !asked.has(key)),
      [],
      'Nothing in package.json uses these.',
    );
  });

  it('are nowhere written into the manifest itself', () => {
    const shown =
      /\/(?:title|label|description|markdownDescription|enumDescriptions\/\d+|contents|altText|name|contextualTitle)$/u;
    const written = texts.filter(
      ([way, text]) => /^\/(?:contributes|capabilities)\//u.test(way) && shown.test(way) && !/^%.+%$/u.test(text),
    );
    assert.deepEqual(written, [], 'Put these into package.nls.json.');
  });

  it('are translated', () => assert.deepEqual(languages, ['package.nls.cy.json']));

  for (const language of languages) {
    describe(language, () => {
      const translated = words(language);
      it('has every key and no other', () => {
        assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
      });
      it('keeps links, code and placeholders', () => {
        for (const [key, text] of Object.entries(english))
          assert.deepEqual(kept(translated[key] ?? ''), kept(text), key);
      });
      it('is no copy of the English', () => {
        const same = Object.keys(english).filter((key) => translated[key] === english[key]);
        assert.deepEqual(same, ['displayName', 'category']);
      });
    });
  }
});

describe('what the manifest names', () => {
  const { commands, menus, views, walkthroughs, viewsWelcome, keybindings, configuration } = manifest.contributes;
  const known = new Set(commands.map(({ command }) => command));

  it('are commands that exist: in menus, keys, welcomes and the walkthrough', () => {
    const named = [
      ...Object.values(menus).flatMap((items) => items.flatMap((item) => ('command' in item ? [item.command] : []))),
      ...keybindings.map(({ command }) => command),
      ...Object.values(english).flatMap(commandsIn),
      ...walkthroughs.flatMap(({ steps }) =>
        steps.flatMap(({ completionEvents }) =>
          completionEvents.flatMap((event) => /^onCommand:(caseRecord\..+)$/u.exec(event)?.[1] ?? []),
        ),
      ),
    ];
    const viewCommands = new Set(Object.values(views).flatMap((list) => list.map(({ id }) => `${id}.focus`)));
    assert.deepEqual(
      named.filter((command) => !known.has(command) && !viewCommands.has(command)),
      [],
    );
  });

  it('are views that exist', () => {
    const ids = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(
      viewsWelcome.map(({ view }) => view).filter((view) => !ids.includes(view)),
      [],
    );
  });

  it('are pictures that are packed', () => {
    const ignore = readFileSync(join(root, '.vscodeignore'), 'utf8');
    for (const { steps } of walkthroughs)
      for (const { media } of steps) assert.ok(existsSync(join(root, media.svg)), media.svg);
    assert.match(ignore, /^!walkthrough\/\*\*$/mu);
  });

  it('are commands offered where they apply: each has a category, and an item of commandPalette that says where', () => {
    const placed = new Set(menus.commandPalette.map(({ command }) => command));
    for (const { command, category } of commands) {
      assert.equal(category, '%category%', command);
      if (!ANYWHERE.has(command)) assert.ok(placed.has(command), `${command} says nowhere where it applies`);
    }
  });

  it('are settings with a description, a scope and a place of their own', () => {
    for (const [name, setting] of Object.entries(configuration.properties)) {
      assert.ok('markdownDescription' in setting, `${name} has no markdownDescription`);
      assert.ok('scope' in setting, `${name} has no scope`);
      assert.ok('order' in setting, `${name} has no order`);
      assert.ok('default' in setting, `${name} has no default`);
    }
    const orders = Object.values(configuration.properties).map((setting) => ('order' in setting ? setting.order : -1));
    assert.equal(new Set(orders).size, orders.length, 'two settings have the same order');
  });
});
