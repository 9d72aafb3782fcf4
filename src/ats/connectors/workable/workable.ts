import { z } from 'zod';
import { readBodyOf } from '../body-of.js';
import { byEvent, type Connector, type Meaning, nothing, rows, unknown } from '../connector.js';
import { flag, readAs, remoteId, text } from '../reading.js';
import { hmacOfBody } from '../signature/hmac-of-body.js';

// The shapes of workable.readme.io, "Candidate events": what of them is kept here.
const candidate = z.object({
  id: remoteId,
  name: text,
  firstname: text,
  lastname: text,
  email: text,
  phone: text,
  stage: text,
  stage_kind: text,
  disqualified: flag,
  withdrew: flag,
  disqualification_reason: text,
  hired_at: text,
  created_at: text,
  updated_at: text,
  sourced: flag,
  job: z.object({ shortcode: remoteId, title: text }).nullish(),
});

const bodies = {
  event: z.object({ event_type: z.string() }),
  candidate: z.object({ data: candidate }),
  dated: z.object({ data: z.object({ updated_at: z.string() }) }),
  deleted: z.object({ data: z.object({ id: remoteId }) }),
};

/**
 * A candidate of Workable's is one person's application for one job. The body says how it stands now, not how it stood when
 * the event fired, so that all events are read alike.
 */
function ofCandidate(body: unknown): Meaning {
  const said = readAs(bodies.candidate, body).data;
  const remoteUpdatedAt = said.updated_at;
  return rows({
    jobs: said.job ? [{ remoteId: said.job.shortcode, title: said.job.title }] : [],
    candidates: [
      {
        remoteId: said.id,
        remoteUpdatedAt,
        fullName: said.name,
        firstName: said.firstname,
        lastName: said.lastname,
        email: said.email,
        phone: said.phone,
      },
    ],
    applications: [
      {
        remoteId: said.id,
        remoteUpdatedAt,
        candidateRemoteId: said.id,
        jobRemoteId: said.job?.shortcode,
        status: statusOf(said),
        stage: said.stage,
        rejectionReason: said.disqualified ? (said.disqualification_reason ?? null) : undefined,
        appliedOn: said.created_at,
        isProspect: isProspect(said),
      },
    ],
  });
}

/** Somebody was found and has not applied, until they are moved on. What an account calls a stage is its own matter. */
function isProspect({ sourced, stage, stage_kind }: z.infer<typeof candidate>): boolean | undefined {
  const kind = (stage_kind ?? stage)?.toLowerCase();
  if (sourced !== true) return sourced === false ? false : undefined;
  return kind === undefined ? undefined : kind === 'sourced';
}

/** It has no word for it: a withdrawal is a disqualification that says so. */
function statusOf({ hired_at, withdrew, disqualified }: z.infer<typeof candidate>): string | undefined {
  if (hired_at) return 'hired';
  if (withdrew) return 'withdrew';
  if (disqualified) return 'disqualified';
  return disqualified === false ? 'active' : undefined;
}

const readings = byEvent<(body: unknown) => Meaning>({
  candidate_created: ofCandidate,
  candidate_moved: ofCandidate,
  candidate_disqualified: ofCandidate,
  candidate_deleted: (body) => {
    const { id } = readAs(bodies.deleted, body).data;
    return rows({ applications: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  employee_created: () => nothing,
  employee_updated: () => nothing,
  employee_published: () => nothing,
  onboarding_completed: () => nothing,
  timeoff_updated: () => nothing,
});

export const workable: Connector = {
  vendor: 'WORKABLE',
  path: 'workable',
  taken: 200,
  proof: hmacOfBody('x-workable-signature', ''),
  // Of a body that tells no time the same may happen twice.
  keysOf: ({ body }) => ({ id: null, byContent: bodies.dated.safeParse(readBodyOf(body)).success }),
  eventOf: (_arrived, body) => bodies.event.safeParse(body).data?.event_type ?? null,
  meaningOf: ({ event, body }) => readings.get(event)?.(body) ?? unknown,
};
