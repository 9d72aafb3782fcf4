import {
  byEvent,
  type Connector,
  type Meaning,
  nothing,
  rows,
  type TakenDelivery,
  test,
  unknown,
} from '../connector.js';
import { instantOfMs, readAs } from '../reading.js';
import { tokenInBody, tokenOf } from '../signature/token-in-body.js';
import { askLever } from './lever-asked.js';
import { type LeverWebhook, webhook } from './lever-body.js';

/**
 * What may be believed of an event by itself. Only its token and time are signed: a status that ends an application would
 * let whoever holds a recording end it, so that one is passed on as a word without a meaning, for a person to decide.
 */
const readings = byEvent<(said: LeverWebhook) => Meaning>({
  applicationCreated: (said) => ofApplication(said, { stage: said.data.toStageId }),
  candidateStageChange: (said) => ofApplication(said, { stage: said.data.toStageId }),
  candidateHired: (said) => ofApplication(said, { status: 'hired, not asked for' }),
  candidateArchiveChange: (said) =>
    ofApplication(
      said,
      said.data.toArchived?.reason ? { status: 'archived, not asked for' } : { status: 'active', isReopened: true },
    ),
  candidateDeleted: (said) => ofApplication(said, { remoteWasDeleted: true }),
  interviewCreated: () => nothing,
  interviewUpdated: () => nothing,
  interviewDeleted: ({ data, triggeredAt }) =>
    data.interviewId
      ? rows({
          interviews: [
            { remoteId: data.interviewId, remoteUpdatedAt: instantOfMs(triggeredAt), remoteWasDeleted: true },
          ],
        })
      : nothing,
  contactCreated: () => nothing,
  contactUpdated: () => nothing,
});

function ofApplication(
  { data, triggeredAt }: LeverWebhook,
  said: {
    readonly stage?: string | null;
    readonly status?: string;
    readonly isReopened?: boolean;
    readonly remoteWasDeleted?: boolean;
  },
): Meaning {
  if (!data.opportunityId) return nothing;
  return rows({ applications: [{ remoteId: data.opportunityId, remoteUpdatedAt: instantOfMs(triggeredAt), ...said }] });
}

/** The test button sends an event under its real name, about nobody. */
function isTest({ body }: TakenDelivery): boolean {
  const data = (body as { data?: unknown } | null)?.data;
  return typeof data === 'object' && data !== null && Object.keys(data).length === 0;
}

function meaningOf(delivery: TakenDelivery): Meaning {
  if (isTest(delivery)) return test;
  const reading = readings.get(delivery.event);
  return reading === undefined ? unknown : reading(readAs(webhook, delivery.body));
}

// A token is known for 30 days; Lever keeps what it sent for two weeks, to be sent again by hand.
const oldestMs = 21 * 24 * 3_600_000;

function isForgotten(body: unknown, receivedAt: Date): boolean {
  const triggeredAt = webhook.pick({ triggeredAt: true }).safeParse(body).data?.triggeredAt ?? 0;
  return Math.abs(receivedAt.getTime() - triggeredAt) > oldestMs;
}

export const lever: Connector = {
  vendor: 'LEVER',
  path: 'lever',
  taken: 200,
  proof: tokenInBody,
  // Its id is not signed; its token is, and is good for once.
  keysOf: ({ body }) => ({ id: tokenOf(body), byContent: true }),
  eventOf: (_arrived, body) => webhook.pick({ event: true }).safeParse(body).data?.event ?? null,
  meaningOf,
  isForgotten,
  asked: async (delivery, api) => {
    const meaning = meaningOf(delivery);
    if (meaning.kind === 'TEST' || meaning.kind === 'UNKNOWN') return meaning;
    return await askLever(readAs(webhook, delivery.body), api);
  },
};
