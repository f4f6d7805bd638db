/** Timelines for tests: of a record as it is written, judged by England's rules. */
import { createLinter } from '../../../../src/lint/lint.ts';
import { englandPolicy } from '../../../../src/policy/england.ts';
import { builtInCatalogue } from '../../../../src/schema/catalogue.ts';
import { timelineOf } from '../../../../src/views/journey/timeline.ts';
import type { Lane, LaneId, LaneMark, LaneSpan, Timeline } from '../../../../src/views/journey/types.ts';
import { day } from '../../../support/journeys.ts';

const policy = englandPolicy();
const catalogue = builtInCatalogue();
const linter = createLinter({ policy, catalogue });

export interface Asked {
  readonly asOf?: string;
  readonly showText?: boolean;
  /** Names by id. */
  readonly people?: Readonly<Record<string, string>>;
}

/** The timeline of a whole record. */
export function timelineIn(text: string, { asOf = '2026-06-01', showText = false, people = {} }: Asked = {}): Timeline {
  const { journey, record } = linter.judge(text, day(asOf));
  if (journey === undefined) throw new Error('This record does not say whose it is.');
  const subjectOf = ({ index }: { readonly index: number }): string | undefined =>
    record.entries[index]?.block.heading.subject?.text;
  return timelineOf({
    journey,
    policy,
    catalogue,
    ...(showText ? { text: { subjectOf, nameOf: (id) => people[id] } } : {}),
  });
}

export function spansIn(timeline: Timeline, id: LaneId): readonly LaneSpan[] {
  const lane = laneIn(timeline, id);
  return lane?.kind === 'spans' ? lane.spans : [];
}

export function marksIn(timeline: Timeline, id: LaneId): readonly LaneMark[] {
  const lane = laneIn(timeline, id);
  return lane?.kind === 'marks' ? lane.marks : [];
}

function laneIn({ lanes }: Timeline, id: LaneId): Lane | undefined {
  return lanes.find((lane) => lane.id === id);
}
