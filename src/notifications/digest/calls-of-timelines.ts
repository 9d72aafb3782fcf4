import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { callDay, daysLeft, isCallNeededOn, isCallPromisedIn, localDate } from '../../rules/index.js';
import { type DigestReader, type ItemToTell, subjectOf } from './digest-reader.js';
import { type DigestTimeline, recordOf, type ToldBefore, wasTold } from './digest-timeline.js';

/** Rule 6: the last note said that a person gets in touch by its day, and nobody has. */
export function promisedCall(reader: DigestReader, row: DigestTimeline): ItemToTell | null {
  const { facts, job, promisedOn, promisedAt, toldBefore } = row;
  const { policy, calendar } = reader.rules.ofJob(job.id);
  const { unanswered } = facts;
  if (promisedOn === null || promisedAt === null || unanswered === null) return null;
  // While notes go on by themselves, the next of them keeps the promise.
  if (callDay(facts, policy, calendar) === null) return null;
  const on = Temporal.PlainDate.from(promisedOn);
  const days = (toldBefore ?? []).flatMap(({ kind, day }) => (kind === 'CALL_PROMISED' && day !== null ? [day] : []));
  const last = days.sort().at(-1);
  const toldOn = last === undefined ? null : Temporal.PlainDate.from(last);
  const { span } = reader;
  if (!isCallPromisedIn(span, { on, saidAt: toInstant(promisedAt) }, toldOn, calendar)) return null;
  const businessDaysAhead = daysLeft(span.day, on, calendar);
  return {
    item: { kind: 'CALL_PROMISED', ...subjectOf(reader, row), what: 'CONTACT', promisedOn, businessDaysAhead },
    record: { ...recordOf(row), revision: unanswered.promise, day: span.day.toString() },
  };
}

/** Rule 6: once per touch, whatever becomes of the calendar. */
export function call(reader: DigestReader, row: DigestTimeline): ItemToTell | null {
  const { facts, job } = row;
  const { policy, calendar } = reader.rules.ofJob(job.id);
  const day = callDay(facts, policy, calendar);
  const { unanswered, lastTouchAt } = facts;
  if (day === null || unanswered === null || !isCallNeededOn(reader.span.day, day)) return null;
  const isOfTouch = ({ touchAt }: ToldBefore) =>
    touchAt !== null && lastTouchAt !== null && Temporal.Instant.from(touchAt).equals(lastTouchAt);
  if (wasTold(row, (told) => told.kind === 'CALL_NEEDED' && isOfTouch(told))) return null;
  const lastTouchOn = lastTouchAt === null ? null : localDate(lastTouchAt, facts.candidateZone).toString();
  return {
    item: { kind: 'CALL_NEEDED', ...subjectOf(reader, row), lastTouchOn },
    record: {
      ...recordOf(row),
      revision: unanswered.promise,
      day: reader.span.day.toString(),
      touchAt: lastTouchAt?.toString() ?? null,
    },
  };
}
