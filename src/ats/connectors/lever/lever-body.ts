import { z } from 'zod';
import { listOf, remoteId, text } from '../reading.js';

// The shapes of hire.lever.co/developer/documentation: of its webhooks, and of what it is asked for.

const number = z.number().nullish().catch(undefined);

export const webhook = z.object({
  event: z.string(),
  triggeredAt: number,
  data: z.object({
    opportunityId: remoteId.nullish().catch(undefined),
    toStageId: remoteId.nullish().catch(undefined),
    /** Empty: it was taken out of the archive. */
    toArchived: z
      .object({ reason: remoteId.nullish().catch(undefined) })
      .nullish()
      .catch(undefined),
    interviewId: remoteId.nullish().catch(undefined),
  }),
});

export const opportunity = z.object({
  data: z.object({
    id: remoteId,
    name: text,
    contact: remoteId.nullish().catch(undefined),
    emails: listOf(z.string()),
    phones: listOf(z.object({ value: z.string() })),
    stage: z.object({ id: remoteId, text }).nullish().catch(undefined),
    archived: z.object({ reason: remoteId.nullish().catch(undefined), archivedAt: number }).nullable(),
    createdAt: number,
    updatedAt: number,
    confidentiality: text,
    dataProtection: z
      .object({ contact: z.object({ allowed: z.boolean() }).nullish().catch(undefined) })
      .nullish()
      .catch(undefined),
    applications: listOf(z.object({ posting: remoteId.nullish().catch(undefined), type: text })),
  }),
});

export const posting = z.object({ data: z.object({ id: remoteId, text, state: text, updatedAt: number }) });

export const archiveReason = z.object({ data: z.object({ text, type: text }) });

export const interview = z.object({
  data: z.object({ id: remoteId, subject: text, date: number, duration: number, canceledAt: number }),
});

export type LeverWebhook = z.infer<typeof webhook>;
export type LeverOpportunity = z.infer<typeof opportunity>['data'];
