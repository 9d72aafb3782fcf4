import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { CancelledBecause, MessageEntity } from '../message/message.entity.js';
import type { MessageAttemptEntity } from '../message/message-attempt.entity.js';
import { parseReply } from '../smtp/smtp-reply.js';
import type { AttemptResult } from './attempt-result.js';
import type { Conclusion, SendFacts } from './conclude-attempt.js';
import type { ClaimedMessage } from './ledger-statements.js';
import type { MessageLease } from './message-lease.js';

/** What every record of a claimed message begins with. */
export function keysOf({ organizationId, id, fence }: MessageLease): unknown[] {
  return [organizationId, id, fence];
}

/** Whether the attempt before ended without a record after its data had started. */
export function wasInterrupted({ dataStartedAt }: Pick<MessageEntity, 'dataStartedAt'>): boolean {
  return dataStartedAt !== null;
}

/** What a new attempt changes in its message. */
export function openingOf(message: ClaimedMessage) {
  const interrupted = wasInterrupted(message);
  return {
    attemptCount: message.attemptCount + 1,
    uncertainCount: message.uncertainCount + (interrupted ? 1 : 0),
    possibleDuplicate: message.possibleDuplicate || interrupted,
    dataStartedAt: null,
  };
}

export function factsOf(message: ClaimedMessage): SendFacts {
  return {
    composedAt: toInstant(message.redrivenAt ?? message.composedAt),
    // What is being sent has not died.
    overtakenBy: message.failure as CancelledBecause | null,
    resends: message.uncertainCount,
    mayHaveArrived: message.possibleDuplicate,
  };
}

export function changesOf(
  message: MessageEntity,
  conclusion: Conclusion,
  now: Temporal.Instant,
): Partial<MessageEntity> {
  const { status } = conclusion;
  if (status === 'QUEUED') {
    const attemptCount = message.attemptCount - (conclusion.counts ? 0 : 1);
    return { status, nextAttemptAt: toDate(conclusion.at), leasedUntil: null, attemptCount };
  }
  const ended = { endedAt: toDate(now), nextAttemptAt: null, leasedUntil: null, composition: null };
  if (status === 'SENT') return { ...ended, status, sentAt: toDate(now), failure: null };
  return { ...ended, status, failure: conclusion.failure };
}

type AttemptRecord = Pick<MessageAttemptEntity, 'outcome' | 'phase' | 'code' | 'answer'>;

/** Mail servers repeat the address in their answers: what they say of a message that was erased meanwhile is not kept. */
export function recordOf(result: AttemptResult, { erasedAt }: Pick<MessageEntity, 'erasedAt'>): AttemptRecord {
  const record = recordOfResult(result);
  return erasedAt === null ? record : { ...record, answer: null };
}

function recordOfResult(result: AttemptResult): AttemptRecord {
  switch (result.outcome) {
    case 'accepted':
      return { outcome: 'ACCEPTED', phase: null, code: parseReply(result.response).code, answer: result.response };
    case 'rejected':
      return { outcome: 'REJECTED', phase: result.phase, code: result.code, answer: result.response };
    case 'failed':
      return { outcome: 'FAILED', phase: result.phase, code: null, answer: result.detail ?? result.reason };
    case 'uncertain':
      return { outcome: 'UNCERTAIN', phase: 'message', code: null, answer: result.detail ?? result.reason };
    case 'unsendable':
      return { outcome: 'FAILED', phase: 'compose', code: null, answer: result.reason };
  }
}

/** Whether the relay was asked to take data, though none may have left. */
export function cameToData(result: AttemptResult): boolean {
  return !('phase' in result) || result.phase === 'data' || result.phase === 'message';
}

export function certainlyNotSent({ outcome }: AttemptResult): boolean {
  return outcome !== 'accepted' && outcome !== 'uncertain';
}
