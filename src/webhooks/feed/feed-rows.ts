import type { ActorRecord } from '../../platform/actor/actor.js';
import { newId } from '../../platform/ids/uuid.js';
import type { EventFacts } from './event-facts.js';
import type { FeedEventRow } from './feed-event.js';
import { originOf } from './origin-of.js';
import { tellOutside } from './tell-outside.js';
import type { About, ToldEvent } from './told-event.js';

/** A domain event that has no number yet. */
export interface PendingEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: object;
  readonly actor: ActorRecord;
  readonly at: Date;
}

/** A row of the feed but for its numbers. */
export type UnnumberedRow = Omit<FeedEventRow, 'organizationId' | 'number' | 'sequence'>;

/** What these events are outside, in their order. */
export function feedRows(pending: readonly PendingEvent[], facts: EventFacts): readonly UnnumberedRow[] {
  return pending.flatMap((event) => {
    const all = tellOutside(event.type, event.payload, facts);
    return all.flatMap((each, place) => {
      const about = aboutOf(each, facts);
      const { at } = event;
      // The first has the id of what happened: whoever looks for it in a log finds both.
      const id = place === 0 ? event.id : newId();
      return about === null
        ? []
        : [{ id, type: each.type, at, origin: originOf(event.actor), ...about, facts: each.facts }];
    });
  });
}

const nothing = {
  applicationId: null,
  candidateId: null,
  jobId: null,
  applicationRef: null,
  candidateRef: null,
  jobRef: null,
} as const;

type Subjects = Pick<UnnumberedRow, keyof typeof nothing>;

/** Null for an application that is not there. */
function aboutOf({ about }: ToldEvent, facts: EventFacts): Subjects | null {
  const { applicationId, candidateId, jobId } = about as Partial<
    Record<'applicationId' | 'candidateId' | 'jobId', string>
  > &
    About;
  if (candidateId !== undefined) return { ...nothing, candidateId };
  if (jobId !== undefined) return { ...nothing, jobId, jobRef: facts.jobRef(jobId) };
  if (applicationId === undefined) return nothing;
  const row = facts.application(applicationId);
  if (row === undefined) return null;
  const { applicationRef, candidateRef, jobRef } = row;
  return { applicationId, candidateId: row.candidateId, jobId: row.jobId, applicationRef, candidateRef, jobRef };
}
