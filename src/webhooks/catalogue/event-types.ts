import { z } from 'zod';

/** A kind of event as other systems hear of it. Its name never changes its meaning: another shape is another version. */
export interface PublicEventType<Facts extends object = object> {
  readonly description: string;
  /** What `data.facts` holds. */
  readonly facts: z.ZodType<Facts>;
}

const word = z.string().regex(/^[A-Z][A-Z_]*$/);
const id = z.uuid();
const day = z.iso.date();
const instant = z.iso.datetime();

function type<Shape extends z.ZodRawShape>(description: string, shape: Shape) {
  return { description, facts: z.strictObject(shape) };
}

const milestone = z.enum(['DECISION', 'NEXT_STEP']);

const revision = {
  timelineId: id,
  milestone,
  revision: z.int().positive().describe('The number of the revision, from 1 without gaps.'),
  decisionDate: day.describe('The date that holds from now on.'),
  previousDecisionDate: day.nullable().describe('The date before it; null where there was none.'),
  precision: z.enum(['DAY', 'WEEK', 'MONTH']),
  followUpDate: day,
  heldUntil: day.nullable().describe('The day on which the hold ends by itself; null unless it is held.'),
  reason: word.nullable().describe('A `ChangeReason`; null where none was given.'),
};

const notification = {
  notificationId: id,
  kind: word.describe('What the candidate is told: a `NotificationKind`.'),
  timelineId: id.nullable(),
  revision: z.int().nullable(),
  decisionId: id.nullable(),
};

const decision = {
  decisionId: id,
  outcome: z.enum(['HIRED', 'REJECTED', 'ADVANCED']),
  reason: word.nullable().describe('A `RejectionReason`; null for any other outcome.'),
  decidedAt: instant,
};

/**
 * Every type of event, by its name: `noun.past_participle.version`. What an event is about (application, candidate, job)
 * stands beside its facts. No fact is a name, an address, a note or a text of a mail.
 */
export const eventTypes = {
  'application.created.v1': type('Somebody applies for a job.', { appliedOn: day }),
  'application.withdrawn.v1': type('The application ended: the candidate withdrew, or somebody did for them.', {}),
  'application.hired_elsewhere.v1': type('The application ended: the candidate was hired elsewhere.', {}),
  'application.reopened.v1': type('A decision or a withdrawal was taken back: the application is active again.', {
    wasTold: z
      .boolean()
      .describe('Whether the candidate had been told the decision: somebody has to call them, no mail tells it.'),
  }),
  'interview.completed.v1': type('An interview took place, and a decision is expected.', { completedAt: instant }),
  'contact.logged.v1': type('A member spoke with the candidate.', {
    contactedAt: instant,
    toldDate: z.boolean().describe('Whether they told them the decision date.'),
  }),
  'follow_up.received.v1': type(
    'A candidate sent something by their page. Of an offer they have elsewhere nobody hears here.',
    {
      followUpId: id,
      followUpKind: word.describe('A `FollowUpKind`.'),
    },
  ),
  'follow_up.answered.v1': type('A member answered what a candidate sent.', {
    followUpId: id,
    followUpKind: word.describe('A `FollowUpKind`.'),
  }),
  'decision.recorded.v1': type('A decision was recorded. The candidate may not know yet.', decision),
  'decision.corrected.v1': type('Another decision took the place of one that was wrong.', {
    ...decision,
    correctsDecisionId: id,
  }),
  'decision.told.v1': type('The candidate has been told of a decision.', {
    ...decision,
    toldAt: instant,
    toldBy: z.enum(['MESSAGE', 'MEMBER']),
  }),
  'timeline.set.v1': type('A first decision date was set.', revision),
  'timeline.extended.v1': type('The decision date moved to a later day.', revision),
  'timeline.advanced.v1': type('The decision date moved to an earlier day.', revision),
  'timeline.reconfirmed.v1': type('The decision date was confirmed as it stands, or got another precision.', revision),
  'timeline.held.v1': type('The timeline waits until a day.', revision),
  'timeline.resumed.v1': type('The timeline goes on after a hold.', revision),
  'timeline.reopened.v1': type('The timeline goes on after its end was taken back.', revision),
  'timeline.closed.v1': type('The timeline ended.', {
    ...revision,
    closedAs: z
      .enum(['MET', 'MET_LATE', 'CANCELLED'])
      .nullable()
      .describe('Null if it was reopened at once: that is told next.'),
  }),
  'timeline.slipped.v1': type('A promise broke: of a date that the candidate had been told.', {
    timelineId: id,
    milestone,
    slip: z.enum(['EXTENDED', 'PASSED']).describe('Whether the date was moved before it came, or went by.'),
    promisedDate: day.describe('The date that the candidate had been told.'),
    brokenRevision: z.int().positive().describe('The revision that had set it.'),
    slippedAt: instant,
  }),
  'notification.told.v1': type('A mail server accepted a message that tells a candidate something.', {
    ...notification,
    messageId: id,
  }),
  'notification.withheld.v1': type('It was decided not to tell a candidate something.', {
    ...notification,
    withheldBecause: word.describe('A `WithheldBecause`.'),
  }),
  'notification.bounced.v1': type('A message was accepted and came back: the candidate does not know what it says.', {
    ...notification,
    messageId: id,
  }),
  'notification.failed.v1': type('A message will not be sent: it was refused for good, or tried for too long.', {
    ...notification,
    messageId: id,
    failure: word.describe('A `MessageFailure`, or what else kept it from leaving.'),
  }),
  'candidate.unreachable.v1': type('Nothing is sent to the address of a candidate any more.', {
    because: z.enum(['RECIPIENT_REFUSED', 'BOUNCED', 'COMPLAINED']),
  }),
  'candidate.erased.v1': type('A candidate was erased: forget them too. Only the id is left.', {}),
  'job.held.v1': type('A job was put on hold: what was promised to its candidates waits.', { until: day }),
  'job.resumed.v1': type('A job goes on after a hold.', {}),
  'job.closed.v1': type('A job was closed.', {}),
  'webhook_endpoint.disabled.v1': type('Nothing is sent to an endpoint any more until it is enabled again.', {
    webhookEndpointId: id,
    disabledBecause: z.enum(['GONE', 'FAILING']),
  }),
} satisfies Readonly<Record<string, PublicEventType>>;

export type EventTypeName = keyof typeof eventTypes;

export type FactsOf<Name extends EventTypeName> = z.infer<(typeof eventTypes)[Name]['facts']>;

export const eventTypeNames = Object.keys(eventTypes) as readonly EventTypeName[];

export function isEventTypeName(text: string): text is EventTypeName {
  return Object.hasOwn(eventTypes, text);
}
