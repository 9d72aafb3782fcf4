import type { ActorRecord } from '../../platform/actor/actor.js';
import { newId } from '../../platform/ids/uuid.js';
import { eventTypes } from '../catalogue/event-types.js';
import type { EventFacts } from './event-facts.js';
import type { FeedEventRow } from './feed-event.js';
import { originOf } from './origin-of.js';
import { tellOutside } from './tell-outside.js';
import type { ToldEvent } from './told-event.js';

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

/**
 * What these events are outside, in their order.
 * @param failed hears of one that cannot be told as its type promises: nothing is told of it, and the others go on
 */
export function feedRows(
  pending: readonly PendingEvent[],
  facts: EventFacts,
  failed: (event: PendingEvent, error: unknown) => void,
): readonly UnnumberedRow[] {
  return pending.flatMap((event) => {
    try {
      return rowsOf(event, facts);
    } catch (error) {
      failed(event, error);
      return [];
    }
  });
}

function rowsOf(event: PendingEvent, facts: EventFacts): readonly UnnumberedRow[] {
  const { at } = event;
  return tellOutside(event.type, event.payload, facts).flatMap((each, place) => {
    const about = aboutOf(each, facts);
    if (about === null) return [];
    // The first has the id of what happened: whoever looks for it in a log finds both.
    const id = place === 0 ? event.id : newId();
    const told = eventTypes[each.type].facts.parse(each.facts);
    return [{ id, type: each.type, at, origin: originOf(event.actor), ...about, facts: told }];
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
  if ('candidateId' in about) return { ...nothing, candidateId: about.candidateId ?? null };
  if ('jobId' in about) return { ...nothing, jobId: about.jobId ?? null, jobRef: facts.jobRef(about.jobId ?? '') };
  if (!('applicationId' in about)) return nothing;
  const row = facts.application(about.applicationId ?? '');
  if (row === undefined) return null;
  const { id: applicationId, applicationRef, candidateRef, jobRef } = row;
  return { applicationId, candidateId: row.candidateId, jobId: row.jobId, applicationRef, candidateRef, jobRef };
}
