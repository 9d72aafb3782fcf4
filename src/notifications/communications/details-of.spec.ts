import { describe, expect, it } from '@jest/globals';
import { COMMUNICATION_KINDS } from './communication.enum.js';
import { type Details, detailsOf, type StoryEntryRow } from './details-of.js';

/** What is said of such an entry, without what is null. */
function saidOf(row: Pick<StoryEntryRow, 'kind' | 'what'> & Partial<StoryEntryRow>): Partial<Details> {
  const details = detailsOf({ because: null, timelineId: null, messageId: null, ...row });
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

describe('what an entry of the story tells', () => {
  it.each<[Parameters<typeof saidOf>[0], Partial<Details>]>([
    [
      { kind: 'DATE_CHANGED', what: 'EXTENDED', because: 'SCHEDULING', timelineId: 't' },
      { revisionKind: 'EXTENDED', reason: 'SCHEDULING' },
    ],
    [{ kind: 'DATE_CHANGED', what: 'SET', timelineId: 't' }, { revisionKind: 'SET' }],
    [{ kind: 'PROMISE_BROKEN', what: 'PASSED', timelineId: 't' }, { slipKind: 'PASSED' }],
    [
      { kind: 'DECIDED', what: 'REJECTED', because: 'POSITION_FILLED' },
      { outcome: 'REJECTED', rejectionReason: 'POSITION_FILLED' },
    ],
    [{ kind: 'DECIDED', what: 'ADVANCED' }, { outcome: 'ADVANCED' }],
    [{ kind: 'CONTACT_LOGGED', what: 'PHONE' }, { channel: 'PHONE' }],
    [{ kind: 'TOLD_BY_MEMBER', what: 'ADVANCED', timelineId: 't' }, { revisionKind: 'ADVANCED' }],
    [{ kind: 'TOLD_BY_MEMBER', what: 'ADVANCED' }, { outcome: 'ADVANCED' }],
    [{ kind: 'TELLING', what: 'OUTCOME_HIRED', messageId: 'm' }, { notificationKind: 'OUTCOME_HIRED' }],
    [{ kind: 'TOLD', what: 'TIMELINE_SET', messageId: 'm' }, { notificationKind: 'TIMELINE_SET' }],
    [
      { kind: 'NOT_TOLD', what: 'TIMELINE_SET', because: 'DECIDED' },
      { notificationKind: 'TIMELINE_SET', withheldBecause: 'DECIDED' },
    ],
    [
      { kind: 'NOT_TOLD', what: 'TIMELINE_SET', because: 'DECIDED', messageId: 'm' },
      { notificationKind: 'TIMELINE_SET', cancelledBecause: 'DECIDED' },
    ],
    [
      { kind: 'NOT_TOLD', what: 'TIMELINE_SET', because: 'EXPIRED', messageId: 'm' },
      { notificationKind: 'TIMELINE_SET', failure: 'EXPIRED' },
    ],
    [{ kind: 'CAME_BACK', what: 'SET', timelineId: 't' }, { revisionKind: 'SET' }],
    [{ kind: 'MEMBER_TOLD', what: 'OVERDUE', messageId: 'm' }, { notificationKind: 'OVERDUE' }],
    [
      { kind: 'MEMBER_TOLD', what: 'OVERDUE', because: 'SUPPRESSED' },
      { notificationKind: 'OVERDUE', withheldBecause: 'SUPPRESSED' },
    ],
    [{ kind: 'NEXT', what: 'TELL_OUTCOME' }, { nextAction: 'TELL_OUTCOME' }],
  ])('of %j is %j', (row, said) => {
    expect(saidOf(row)).toEqual(said);
  });

  it('is something of every kind', () => {
    for (const kind of COMMUNICATION_KINDS) expect(Object.keys(saidOf({ kind, what: 'X' }))).toHaveLength(1);
  });
});
