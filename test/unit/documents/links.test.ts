import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchors, links, pictures, readPages, repository } from '../../support/documents.ts';

const pages = readPages();
const byPath = new Map(pages.map((page) => [page.path, page]));

/** A link to somewhere else: the network, or a command of the editor. */
const OUTSIDE = /^[a-z][a-z0-9+.-]*:/i;

/** The file that a link of a page leads to, from the root, and the place in it. */
function target(page: string, to: string): { readonly path: string; readonly place: string } {
  const [path = '', place = ''] = to.split('#');
  return {
    path: path === '' ? page : posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path))),
    place: decodeURIComponent(place),
  };
}

describe('the links of the documents', () => {
  it('are seen', () => {
    assert.ok(pages.length > 100, `only ${pages.length} pages`);
    assert.ok(pages.reduce((sum, page) => sum + links(page).length, 0) > 500);
  });

  it('lead to a file, and to a heading that is there', () => {
    const wrong = pages.flatMap((page) =>
      links(page).flatMap(({ to, line }) => {
        if (OUTSIDE.test(to)) return [];
        const { path, place } = target(page.path, to);
        const other = byPath.get(path.replace(/\/$/, ''));
        const isThere = !path.startsWith('..') && existsSync(join(repository, path));
        const isPlace = place === '' || other === undefined || anchors(other).has(place);
        return isThere && isPlace ? [] : [`${page.path}:${line} leads to ${to}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });
});

describe('the pictures of the documents', () => {
  const shown = pages.flatMap((page) =>
    pictures(page).map(({ to, alt }) => ({ page: page.path, alt, path: target(page.path, to).path })),
  );

  it('are files with something in them, and say in words what they show', () => {
    const wrong = shown.filter(({ path, alt }) => {
      const file = statSync(join(repository, path), { throwIfNoEntry: false });
      return file === undefined || file.size < 200 || alt.trim().length < 10;
    });
    assert.deepEqual(wrong, []);
    assert.ok(shown.length > 5);
  });

  it('are all shown or led to: none lies about', () => {
    const led = pages.flatMap((page) => links(page).map(({ to }) => target(page.path, to).path));
    const all = readdirSync(join(repository, 'docs/images')).map((name) => `docs/images/${name}`);
    assert.deepEqual(
      all.filter((path) => !led.includes(path)),
      [],
    );
  });
});

describe('the index of the documents', () => {
  it('leads to every page of docs/', () => {
    const index = byPath.get('docs/README.md');
    assert.ok(index, 'docs/README.md is missing');
    const led = new Set(links(index).map(({ to }) => target(index.path, to).path));
    const own = pages.map(({ path }) => path).filter((path) => /^docs\/(?:reference\/)?[^/]+\.md$/.test(path));
    assert.deepEqual(
      own.filter((path) => path !== index.path && !led.has(path)),
      [],
    );
  });
});
