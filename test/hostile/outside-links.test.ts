/** What lies outside a workspace is not reached by a link, and nobody waits for a pipe. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Neighbours } from './neighbours.ts';

describe('outside a workspace', () => {
  let folder: Neighbours;
  beforeEach(() => {
    folder = new Neighbours();
  });
  afterEach(() => folder.remove());

  describe('is not reached by a link', () => {
    for (const [what, target, name] of [
      ['for the folder of settings', '../outside', 'team/.case-record'],
      ['for the folder of settings of a folder further down', '../../outside', 'team/sub/.case-record'],
      ['for the settings', '../../outside/config.yaml', 'team/.case-record/config.yaml'],
      ['for the policy', '../../outside/policy.yaml', 'team/.case-record/policy.yaml'],
      ['for the folder of entry types', '../../outside/entries', 'team/.case-record/entries'],
      [
        'for an entry type',
        '../../../outside/entries/hidden.schema.json',
        'team/.case-record/entries/circle.schema.json',
      ],
      ['for the folder of snippets', '../../outside/snippets', 'team/.case-record/snippets'],
      ['for snippets', '../../../outside/snippets/hidden.json', 'team/.case-record/snippets/a.json'],
      ['for the folder of templates', '../../outside/templates', 'team/.case-record/templates'],
      ['for a template', '../../../outside/templates/hidden.case.md', 'team/.case-record/templates/a.case.md'],
      ['for a record', '../outside/secret.case.md', 'team/b.case.md'],
      ['for a folder of records', '../outside', 'team/more'],
    ] as const) {
      it(what, async () => {
        await folder.link(target, name).all();
      });
    }

    it('for a pack that a policy builds on, or a package', async () => {
      folder.link('../outside', 'team/pack').link('../../outside', 'team/node_modules/zeph');
      folder.write(
        'team/.case-record/policy.yaml',
        'policy: t\ntitle: T\nversion: "1"\nextends: [../pack, "package:zeph"]\n',
      );
      await folder.all();
    });

    it('that goes round, or leads nowhere', async () => {
      folder
        .link('loop', 'team/loop')
        .link('.', 'team/self')
        .link('nowhere', 'team/.case-record/entries/gone.schema.json');
      folder.link('b.json', 'team/.case-record/snippets/a.json').link('a.json', 'team/.case-record/snippets/b.json');
      folder.link('../.case-record', 'team/.case-record/templates');
      await folder.all();
    });
  });

  it('nobody waits for a pipe in the place of a file of settings', async function () {
    if (process.platform === 'win32') return this.skip();
    for (const name of [
      'config.yaml',
      'policy.yaml',
      'entries/a.schema.json',
      'snippets/a.json',
      'templates/a.case.md',
    ]) {
      mkdirSync(join(folder.at('team/.case-record', name), '..'), { recursive: true });
      execFileSync('mkfifo', [folder.at('team/.case-record', name)]);
    }
    const [lint] = await folder.all();
    assert.match(lint?.out ?? '', /not an ordinary file/u);
  });
});
