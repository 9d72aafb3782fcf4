import { z } from 'zod';
import { type EventTypeName, eventTypes, type PublicEventType } from './event-types.js';

export const origins = ['API', 'SYNC', 'CONNECTOR', 'PAGE', 'SYSTEM'] as const;

/** By which way the change came that the event tells of. */
export type EventOrigin = (typeof origins)[number];

const reference = z
  .strictObject({ source: z.string(), remoteId: z.string() })
  .nullable()
  .describe("Another system's own id, as it was given; null where none was, or once the candidate is erased.");

const subject = z.strictObject({ id: z.uuid(), externalRef: reference }).nullable();

/** What is sent to an endpoint, and what the feed holds, of one event of a type. */
export function bodySchema(name: string, { description, facts }: PublicEventType) {
  return z
    .strictObject({
      type: z.literal(name),
      timestamp: z.iso.datetime().describe('When it happened.'),
      data: z.strictObject({
        id: z.uuid().describe('Id of the event: the same in the feed and in every delivery.'),
        organizationId: z.uuid(),
        cursor: z.string().nullable().describe('Its place in the feed, for `events(after:)`; null for a test.'),
        origin: z.enum(origins).describe('By which way the change came: drop what you caused yourself.'),
        application: subject,
        candidate: subject,
        job: subject,
        sequence: z
          .int()
          .positive()
          .nullable()
          .describe('Which event of its application it is: drop one that is lower than what you have seen.'),
        facts,
      }),
    })
    .describe(description);
}

export type EventBody = z.infer<ReturnType<typeof bodySchema>>;

/** Sent by `testWebhookEndpoint` alone, and not in the feed. */
export const testEventType = 'webhook_endpoint.tested.v1';

const testFacts = {
  description: 'Somebody tries whether an endpoint answers. It is not in the feed.',
  facts: z.strictObject({ webhookEndpointId: z.uuid() }),
};

/** The shapes of all bodies that are ever sent. */
export const bodySchemas: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [...Object.entries(eventTypes), [testEventType, testFacts] as const].map(([name, type]) => [
    name,
    bodySchema(name, type as PublicEventType),
  ]),
);

/** For a test that nothing else is sent. */
export type BodyTypeName = EventTypeName | typeof testEventType;
