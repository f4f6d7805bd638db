/** The script of a page that is only read: shows the markup that the extension sends, and keeps the reader's place in it. */
import { connectPage } from './page.ts';

connectPage<string>(() => ({
  show({ content }) {
    const main = document.querySelector('main');
    if (main === null) return;
    const { scrollTop } = document.documentElement;
    // Made by `src/views/html.ts`, which escapes all text; and nothing that it could hold would run in this page.
    main.innerHTML = content;
    document.documentElement.scrollTop = scrollTop;
  },
}));
