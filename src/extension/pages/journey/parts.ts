/** The parts of the page round the drawing: title, buttons, what is shown, and the tables below. */
import type { Words } from '../messages.ts';

export interface Parts {
  readonly title: HTMLElement;
  /** Says which days are shown; read aloud when they change. */
  readonly reach: HTMLElement;
  readonly drawing: HTMLElement;
  readonly tables: HTMLElement;
}

export interface Actions {
  nearer(): void;
  further(): void;
  whole(): void;
  earlier(): void;
  later(): void;
}

export function buildPage(words: Words, actions: Actions): Parts {
  const title = document.createElement('h1');
  const reach = document.createElement('p');
  reach.className = 'reach';
  reach.setAttribute('aria-live', 'polite');
  const toolbar = document.createElement('div');
  toolbar.className = 'toolbar';
  toolbar.setAttribute('role', 'toolbar');
  toolbar.setAttribute('aria-label', words.toolbar ?? '');
  toolbar.append(
    button('←', words.earlier, actions.earlier),
    button('→', words.later, actions.later),
    button('−', words.further, actions.further),
    button('+', words.nearer, actions.nearer),
    button(words.wholeShort ?? '', words.whole, actions.whole),
  );
  const head = document.createElement('header');
  const told = document.createElement('div');
  told.append(title, reach);
  head.append(told, toolbar);
  const drawing = document.createElement('div');
  drawing.className = 'drawing';
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.textContent = words.hint ?? '';
  const tables = document.createElement('div');
  tables.className = 'tables';
  document.querySelector('main')?.replaceChildren(head, drawing, hint, tables);
  return { title, reach, drawing, tables };
}

function button(sign: string, name: string | undefined, act: () => void): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  if (name !== undefined) {
    made.title = name;
    made.setAttribute('aria-label', name);
  }
  made.addEventListener('click', act);
  return made;
}
