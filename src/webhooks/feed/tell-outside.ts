import {
  applicationCreated,
  applicationDecided,
  applicationEnded,
  applicationReopened,
  contactLogged,
  interviewCompleted,
  outcomeTold,
} from '../../applications/index.js';
import { candidateErased } from '../../candidates/index.js';
import { messageBounced, messageComplained, messageFailed, messageSent } from '../../delivery/index.js';
import { jobClosed, jobHeld, jobResumed } from '../../jobs/index.js';
import { followUpAnswered, followUpLeft, notificationWithheld } from '../../notifications/index.js';
import type { EventType } from '../../platform/events/event-type.js';
import { timelineRevised, timelineSlipped } from '../../timelines/index.js';
import { webhookEndpointDisabled } from '../endpoint/endpoint.events.js';
import type { EventFacts } from './event-facts.js';
import { tellCreated, tellDecided, tellEnded, tellOutcomeTold } from './tell-application.js';
import { tellFollowUp } from './tell-follow-up.js';
import { tellBounced, tellComplained, tellFailed, tellSent, tellWithheld } from './tell-notification.js';
import { tellRevision, tellSlip } from './tell-timeline.js';
import { type ToldEvent, told } from './told-event.js';

type Tell = (payload: object, facts: EventFacts) => readonly ToldEvent[];

function of<Payload extends object>(
  type: EventType<Payload>,
  tell: (payload: Payload, facts: EventFacts) => readonly ToldEvent[],
): readonly [string, Tell] {
  return [type.name, tell as Tell];
}

/** What is told outside of each event that happens inside: a domain event is one, several or none. */
const eventsOutside: ReadonlyMap<string, Tell> = new Map([
  of(applicationCreated, tellCreated),
  of(applicationEnded, tellEnded),
  of(applicationDecided, tellDecided),
  of(outcomeTold, tellOutcomeTold),
  of(applicationReopened, ({ applicationId, wasTold }) => [
    told('application.reopened.v1', { applicationId }, { wasTold }),
  ]),
  of(interviewCompleted, ({ applicationId, completedAt }) => [
    told('interview.completed.v1', { applicationId }, { completedAt: inUtc(completedAt) }),
  ]),
  of(contactLogged, ({ applicationId, at, toldDate }) => [
    told('contact.logged.v1', { applicationId }, { contactedAt: inUtc(at), toldDate }),
  ]),
  of(followUpLeft, tellFollowUp('follow_up.received.v1')),
  of(followUpAnswered, tellFollowUp('follow_up.answered.v1')),
  of(timelineRevised, tellRevision),
  of(timelineSlipped, tellSlip),
  of(messageSent, tellSent),
  of(messageBounced, tellBounced),
  of(messageFailed, tellFailed),
  of(messageComplained, tellComplained),
  of(notificationWithheld, tellWithheld),
  of(candidateErased, ({ candidateId }) => [told('candidate.erased.v1', { candidateId }, {})]),
  of(jobHeld, ({ jobId, until }) => [told('job.held.v1', { jobId }, { until })]),
  of(jobResumed, ({ jobId }) => [told('job.resumed.v1', { jobId }, {})]),
  of(jobClosed, ({ jobId }) => [told('job.closed.v1', { jobId }, {})]),
  of(webhookEndpointDisabled, (facts) => [told('webhook_endpoint.disabled.v1', {}, facts)]),
]);

/** Nobody's business outside: what falls due, and what is told by another event. */
export const untold: ReadonlySet<string> = new Set([
  'ats_held_rows.due',
  'ats_word.changed',
  'bulk_move.batch_due',
  'candidate.changed',
  'candidates.merged',
  'external_ref.given',
  // Until it has left, the candidate can take it back.
  'follow_up.made',
  'job.hold_due',
  'job.moved',
  'link_answer.due',
  'member.changed',
  'organization.changed',
  'organization.logo_chosen',
  'organization.resumed',
  'outcome.superseded',
  'outcome.notice_due',
  'outcomes.outdated',
  'policy.changed',
  'suppression.released',
  'timeline.changes_dropped',
  'timeline.changes_settled',
  'timeline.notice_due',
  'timeline.promise_changed',
  'timelines.outdated',
  'unreachable_notices.due',
]);

/** The names of the domain events that are told. */
export const toldDomainEvents: readonly string[] = [...eventsOutside.keys()];

export function tellOutside(type: string, payload: object, facts: EventFacts): readonly ToldEvent[] {
  return eventsOutside.get(type)?.(payload, facts) ?? [];
}

function inUtc(instant: string): string {
  return new Date(instant).toISOString();
}
