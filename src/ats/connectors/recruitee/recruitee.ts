import { z } from 'zod';
import { applicationId } from '../application-id.js';
import { readBodyOf } from '../body-of.js';
import { byEvent, type Connector, type Meaning, nothing, rows, test, unknown } from '../connector.js';
import { listOf, readAs, remoteId, text } from '../reading.js';
import { hmacOfBody } from '../signature/hmac-of-body.js';

// The shapes of docs.recruitee.com, "Webhooks": what of them is kept here.
const candidate = z.object({
  id: remoteId,
  name: text,
  emails: listOf(z.string()),
  phones: listOf(z.string()),
  created_at: text,
  updated_at: text,
});
const offer = z.object({ id: remoteId, title: text, status: text, updated_at: text });
const stage = z.object({ id: remoteId, name: text, category: text }).nullish().catch(undefined);

const bodies = {
  event: z.object({
    event_type: z.string().optional(),
    id: remoteId.optional().catch(undefined),
    test: z.unknown().optional(),
  }),
  candidate: z.object({
    event_subtype: text,
    created_at: text,
    payload: z.object({
      candidate,
      offer: offer.nullish(),
      offers: listOf(offer),
      details: z
        .object({
          stage,
          to_stage: stage,
          disqualify_reason: z
            .union([z.string(), z.object({ name: text })])
            .nullish()
            .catch(undefined),
        })
        .nullish()
        .catch(undefined),
    }),
  }),
  deleted: z.object({ payload: z.object({ candidate: z.object({ id: remoteId }) }) }),
  offer: z.object({ created_at: text, payload: z.object({ offer }) }),
};

/** A candidate may stand in several pipelines. */
function ofCandidate(body: unknown): Meaning {
  const { payload, event_subtype: subtype, created_at: happenedAt } = readAs(bodies.candidate, body);
  const { candidate: person, details } = payload;
  const offers = payload.offer ? [payload.offer] : (payload.offers ?? []);
  const to = details?.to_stage ?? details?.stage;
  const reason = details?.disqualify_reason;
  return rows({
    jobs: offers.map(rowOfOffer),
    candidates: [
      {
        remoteId: person.id,
        remoteUpdatedAt: person.updated_at ?? happenedAt,
        fullName: person.name,
        emails: person.emails?.map((value) => ({ value })),
        phone: person.phones?.[0],
      },
    ],
    applications: offers.map(({ id }) => ({
      remoteId: applicationId(person.id, id),
      remoteUpdatedAt: happenedAt,
      candidateRemoteId: person.id,
      jobRemoteId: id,
      status: statusOf(subtype, to?.category),
      isReopened: subtype === 'requalified' || undefined,
      stage: to?.name,
      rejectionReason:
        subtype === 'disqualified' ? ((typeof reason === 'object' ? reason?.name : reason) ?? null) : undefined,
      appliedOn: person.created_at,
    })),
  });
}

/** The stage's category says that somebody was hired; the kind of the move that somebody is out, or in again. */
function statusOf(subtype: string | null | undefined, category: string | null | undefined): string | undefined {
  if (subtype === 'disqualified') return 'disqualified';
  if (category === 'hire' || category === 'hired') return 'hired';
  return subtype === 'requalified' || subtype === 'stage_changed' ? 'qualified' : undefined;
}

function rowOfOffer({ id, title, status, updated_at }: z.infer<typeof offer>) {
  return { remoteId: id, title, status, remoteUpdatedAt: updated_at };
}

const ofOffer = (body: unknown): Meaning => rows({ jobs: [rowOfOffer(readAs(bodies.offer, body).payload.offer)] });

function isTest(body: unknown): boolean {
  return bodies.event.safeParse(body).data?.test === true;
}

const readings = byEvent<(body: unknown) => Meaning>({
  new_candidate: ofCandidate,
  candidate_created: ofCandidate,
  candidate_assigned: ofCandidate,
  candidate_moved: ofCandidate,
  candidate_deleted: (body) => {
    const { id } = readAs(bodies.deleted, body).payload.candidate;
    return rows({ candidates: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  offer_published: ofOffer,
  offer_unpublished: ofOffer,
  offer_updated: ofOffer,
  offer_archived: ofOffer,
  candidate_reference_created: () => nothing,
});

export const recruitee: Connector = {
  vendor: 'RECRUITEE',
  path: 'recruitee',
  taken: 200,
  proof: hmacOfBody('x-recruitee-signature', ''),
  // It tries the address before it shows the secret.
  greet: ({ body }) => (isTest(readBodyOf(body)) ? { status: 200, headers: {} } : null),
  // A body counts its tries: it is another one each time.
  keysOf: ({ body }) => ({ id: bodies.event.safeParse(readBodyOf(body)).data?.id ?? null, byContent: true }),
  eventOf: (_arrived, body) => bodies.event.safeParse(body).data?.event_type ?? null,
  meaningOf: ({ event, body }) => {
    // With an example of an event in it, too.
    if (isTest(body)) return test;
    return readings.get(event)?.(body) ?? unknown;
  },
};
