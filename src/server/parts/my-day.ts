/** A worker's day: what is due and which decisions wait in all records, told again when it changes; and what is due as a calendar file. */
import { RequestType } from 'vscode-languageserver';
import type { Deadline } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Uri } from '../../workspace/types.ts';
import { openDeadlines } from '../features/due-words.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { MyDay } from '../my-day.ts';
import {
  CALENDAR_REQUEST,
  type CalendarParams,
  type CalendarResult,
  DUE_CHANGED_NOTIFICATION,
  MY_DAY_REQUEST,
  type MyDayParams,
  type MyDayResult,
} from '../protocol.ts';
import { type CaseRecordService, canonical } from '../service.ts';
import { unasked } from '../unasked.ts';
import type { Watch } from '../workspace-checks.ts';
import type { Part, Serving } from './part.ts';
import { watched } from './watched.ts';

/** Milliseconds without a change after which the client is told: somebody who types is not to be overtaken. */
const REST = 400;

export const myDay: Part = { register: answerAboutTheDay };

function answerAboutTheDay({ connection, service, files, folders, today }: Serving): void {
  const day = new MyDay({ service, files, folders, today });
  /** Whether the client has the day, and so is to hear that it changed. */
  let isShown = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const tellSoon = (): void => {
    if (!isShown) return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      isShown = false;
      unasked(connection, 'Telling that what is due has changed', () =>
        connection.sendNotification(DUE_CHANGED_NOTIFICATION),
      );
    }, REST);
  };
  service.onChanged((uri) => {
    day.changed(uri);
    tellSoon();
  });
  service.onAffected(tellSoon);

  connection.onRequest(new RequestType<MyDayParams, MyDayResult, void>(MY_DAY_REQUEST), (params, token) =>
    watched(connection, 'Looking at what is due', params.workDoneToken, token, async (watch) => {
      const before = day.changes;
      const result = await day.answer(params, watch);
      // Only now: a client that waits for its first day hears nothing. What came while the answer was made may not be in it.
      isShown = true;
      if (day.changes !== before) tellSoon();
      return result;
    }),
  );

  connection.onRequest(new RequestType<CalendarParams, CalendarResult, void>(CALENDAR_REQUEST), (params, token) =>
    watched(connection, 'Writing the calendar', params.workDoneToken, token, async (watch) => {
      const deadlines: Deadline[] = [];
      let asOf: IsoDate | undefined;
      const add = (record: JudgedRecord | undefined): void => {
        if (record === undefined) return;
        if (asOf === undefined || record.asOf > asOf) asOf = record.asOf;
        const { journey } = record.judgement;
        if (journey !== undefined) deadlines.push(...openDeadlines(journey));
      };
      // What My day shows: open records too, wherever they stand.
      if (params.only === undefined)
        await service.checks.judge(folders(), watch, add, service.openRecords.map(canonical));
      else await lookAt(service, new Set(params.only.map(canonical)), watch, add);
      const { calendarFile } = await import('../calendar-file.ts');
      return { ics: calendarFile(deadlines, asOf ?? today()), events: deadlines.length };
    }),
  );
}

/** These records alone, one after another. */
async function lookAt(
  { checks }: CaseRecordService,
  uris: ReadonlySet<Uri>,
  watch: Watch,
  visit: (record: JudgedRecord | undefined) => void,
): Promise<void> {
  let done = 0;
  for (const uri of uris) {
    if (watch.isCancelled()) return;
    visit((await checks.look(uri, () => false))?.record);
    done += 1;
    watch.progress(done, uris.size);
  }
}
