/** A journey as data: the model that the drawing is made of. */
import type { Timeline } from '../views/journey/types.ts';
import { plainJson } from './plain-text.ts';

/** The shape that follows; a later one that reads differently has another number. */
const VERSION = 1;

export function formatJourneyJson(timeline: Timeline): string {
  return plainJson({ version: VERSION, ...timeline });
}
