/** The formats that the schemas name: a date that exists, a time of day. The compiled schemas call them. */
import { isClockTime, isIsoDate } from '../record/date.ts';

export const formats = {
  date: (text: string): boolean => isIsoDate(text),
  time: (text: string): boolean => isClockTime(text),
};
