import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../../platform/database/dates.js';
import { startOfDay } from '../../rules/index.js';
import type { HistoryEntry, ShownTimeline } from './candidate-status.js';
import { changeBetween, type ShownTerms } from './status-change.js';
import type { ShownApplicationRow, ShownRevisionRow, StatusRows } from './status-rows.js';

/** What the candidate came to know of an application and did about it, the latest first. */
export function historyOf(
  application: ShownApplicationRow,
  rows: StatusRows,
  dates: readonly ShownTimeline[],
  zone: string,
): HistoryEntry[] {
  const { id } = application;
  const own = <Row extends { readonly applicationId: string }>(all: readonly Row[]) =>
    all.filter(({ applicationId }) => applicationId === id);
  const entries: HistoryEntry[] = [
    { at: startOfDay(Temporal.PlainDate.from(application.appliedOn), zone), what: 'APPLIED' },
    ...rows.timelines
      .filter(({ timeline }) => timeline.applicationId === id)
      .flatMap(({ timeline }) =>
        changesOf(
          timeline.milestone,
          rows.revisions.filter(({ timelineId }) => timelineId === timeline.id),
          dates.find((shown) => shown.id === timeline.id),
        ),
      ),
    ...own(rows.notes).map(
      ({ kind, at }): HistoryEntry => ({
        at: toInstant(at),
        what: kind === 'TIMELINE_PASSED' ? 'PASSED' : 'UNDECIDED',
      }),
    ),
    ...own(rows.outcomes).map(
      ({ kind, toldAt }): HistoryEntry => ({ at: toInstant(toldAt), what: 'OUTCOME', outcome: kind }),
    ),
    ...own(rows.followUps).map(({ kind, madeAt }): HistoryEntry => ({ at: toInstant(madeAt), what: 'ACT', act: kind })),
  ];
  return entries.sort((one, other) => Temporal.Instant.compare(other.at, one.at));
}

/** Those that were told, in their order, and what the page is the first to show. */
function changesOf(
  milestone: ShownTimeline['milestone'],
  revisions: readonly ShownRevisionRow[],
  shown: ShownTimeline | undefined,
): HistoryEntry[] {
  const known = revisions.filter(({ number, toldAt }) => toldAt !== null || number === shown?.revision);
  let before: ShownTerms | null = null;
  return known.map((revision): HistoryEntry => {
    const { heldUntil, reason, note, author, at, toldAt } = revision;
    const terms = { date: { date: revision.date, precision: revision.precision }, heldUntil };
    const what = changeBetween(before, terms);
    before = terms;
    return {
      at: toInstant(toldAt ?? at),
      what,
      milestone,
      ...terms,
      reason,
      note: note === null ? null : { text: note, author, locale: null },
    };
  });
}
