import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { isBefore, localDate, startOfDay } from '../../rules/index.js';
import type { MessageEntity } from '../message/message.entity.js';

type Counted = Pick<MessageEntity, 'recipientZone'>;

/** Mails to one candidate on one of their local days: the last stop, whatever a policy lets through. */
export const mostADay = 3;

// When windows open unless an organization says otherwise. Who has got three mails need not have the next at midnight.
const nextMorning = Temporal.PlainTime.from('09:00');

/** A message is not put on record as started: others to the same candidate were, since it was looked at. */
export class HeldBack extends Error {
  override readonly name = 'HeldBack';
}

/** Where the day of the reader began; null for a member, whose mails are not counted. */
export function dayOfReader({ recipientZone }: Counted, now: Temporal.Instant): Temporal.Instant | null {
  return recipientZone === null ? null : startOfDay(localDate(now, recipientZone), recipientZone);
}

/**
 * Until when the message has to wait because its reader has got as many as anybody gets on a day; null if it need not.
 * @param sentLately when other messages to them left, the last first
 */
export function waitsUntil(
  message: Counted,
  sentLately: readonly Date[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { recipientZone: timeZone } = message;
  const since = dayOfReader(message, now);
  if (timeZone === null || since === null) return null;
  const today = sentLately.filter((at) => !isBefore(toInstant(at), since));
  if (today.length < mostADay) return null;
  return localDate(now, timeZone).add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: nextMorning }).toInstant();
}
