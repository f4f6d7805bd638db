/** The templates that the program brings, made when they are first asked for. */
import type { Engine } from '../engine.ts';
import { SHIPPED_TEMPLATES } from '../generated/templates.ts';
import { makeTemplates } from './shared.ts';
import type { Template } from './types.ts';

let made: readonly Template[] | undefined;

/** With the entry types that the program brings: a team that narrows one writes a template of its own. */
export function shippedTemplates(engine: Pick<Engine, 'catalogue' | 'parse'>): readonly Template[] {
  made ??= makeTemplates(SHIPPED_TEMPLATES, engine, engine.catalogue, true).templates;
  return made;
}
