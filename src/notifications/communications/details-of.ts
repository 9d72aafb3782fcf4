import type { ContactChannel, RejectionReason } from '../../applications/index.js';
import { type CancelledBecause, type MessageFailure, MessageFailureEnum } from '../../delivery/index.js';
import type { OutcomeKind, RevisionKind, WithheldBecause } from '../../rules/index.js';
import type { ChangeReason, NextActionKind, Slip } from '../../timelines/index.js';
import type { NotificationKind } from '../notification/notification-kind.js';
import type { CommunicationKind } from './communication.enum.js';
import type { Communication } from './communication.model.js';

/** An entry of the story as it is read: what it is and why, in the words of whatever it is about. */
export interface StoryEntryRow {
  readonly kind: CommunicationKind;
  readonly what: string;
  readonly because: string | null;
  readonly timelineId: string | null;
  readonly messageId: string | null;
}

/** The fields that hold the words of one closed set each. */
export type Details = Pick<
  Communication,
  | 'revisionKind'
  | 'reason'
  | 'slipKind'
  | 'outcome'
  | 'rejectionReason'
  | 'channel'
  | 'notificationKind'
  | 'withheldBecause'
  | 'cancelledBecause'
  | 'failure'
  | 'nextAction'
>;

const nothing: Details = {
  revisionKind: null,
  reason: null,
  slipKind: null,
  outcome: null,
  rejectionReason: null,
  channel: null,
  notificationKind: null,
  withheldBecause: null,
  cancelledBecause: null,
  failure: null,
  nextAction: null,
};

const told = (row: StoryEntryRow): Partial<Details> => ({
  notificationKind: row.what as NotificationKind,
  ...whyNot(row),
});

const ofRevision = ({ what }: StoryEntryRow): Partial<Details> => ({ revisionKind: what as RevisionKind });

const details: Record<CommunicationKind, (row: StoryEntryRow) => Partial<Details>> = {
  DATE_CHANGED: (row) => ({ ...ofRevision(row), reason: row.because as ChangeReason | null }),
  PROMISE_BROKEN: ({ what }) => ({ slipKind: what as Slip['kind'] }),
  DECIDED: ({ what, because }) => ({
    outcome: what as OutcomeKind,
    rejectionReason: because as RejectionReason | null,
  }),
  CONTACT_LOGGED: ({ what }) => ({ channel: what as ContactChannel }),
  TOLD_BY_MEMBER: (row) => (row.timelineId === null ? { outcome: row.what as OutcomeKind } : ofRevision(row)),
  TELLING: told,
  TOLD: told,
  NOT_TOLD: told,
  CAME_BACK: ofRevision,
  MEMBER_TOLD: told,
  NEXT: ({ what }) => ({ nextAction: what as NextActionKind }),
};

export function detailsOf(row: StoryEntryRow): Details {
  return { ...nothing, ...details[row.kind](row) };
}

/** Why it was not told, if it was not: without a message it was withheld; with one, that was overtaken or died. */
function whyNot({ because, messageId }: StoryEntryRow): Partial<Details> {
  if (because === null) return {};
  if (messageId === null) return { withheldBecause: because as WithheldBecause };
  return because in MessageFailureEnum
    ? { failure: because as MessageFailure }
    : { cancelledBecause: because as CancelledBecause };
}
