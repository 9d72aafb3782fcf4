import { readBodyOf } from '../body-of.js';
import { byEvent, type Connector, type Meaning, nothing, rows, test, unknown } from '../connector.js';
import { readAs } from '../reading.js';
import { hmacOfBody } from '../signature/hmac-of-body.js';
import { headerOf } from '../signature/proof.js';
import { bodies } from './greenhouse-body.js';
import { rowOfCandidate, rowOfChangedJob, rowOfJob, rowsOfApplication } from './greenhouse-rows.js';

type Reading = (body: unknown) => Meaning;

const ofApplication =
  (status?: string): Reading =>
  (body) =>
    rows(rowsOfApplication(readAs(bodies.application, body).payload.application, status));

/** An end that was taken back: however late it comes, it says so itself. */
const ofReopened: Reading = (body) =>
  rows(rowsOfApplication(readAs(bodies.application, body).payload.application, 'active', true));

// What is held here of a person. That somebody's tags are gone is no wish to be forgotten.
const heldHere = new Set(['full_name', 'email_addresses', 'phone_numbers']);

const readings = byEvent<Reading>({
  ping: () => test,
  new_candidate_application: ofApplication(),
  new_prospect_application: ofApplication(),
  prospect_created: ofApplication(),
  application_updated: ofApplication(),
  candidate_stage_change: ofApplication(),
  hire_candidate: ofApplication('hired'),
  unhire_candidate: ofReopened,
  reject_candidate: ofApplication('rejected'),
  unreject_candidate: ofReopened,
  update_candidate: (body) => rows({ candidates: [rowOfCandidate(readAs(bodies.candidate, body).payload.candidate)] }),
  merge_candidate: (body) => {
    const { id, new_candidate_id } = readAs(bodies.merged, body).payload.person;
    return rows({ candidates: [{ remoteId: id, mergedIntoRemoteId: new_candidate_id }] });
  },
  // A merge comes as this where it is the only one that was ticked: the person lives on, and only what is listed is gone.
  delete_candidate: (body) => {
    const { id, deleted_application_ids, application_ids } = readAs(bodies.deleted, body).payload.person;
    const gone = [...new Set([...(deleted_application_ids ?? []), ...(application_ids ?? [])])];
    return rows({
      candidates: [{ remoteId: id, remoteWasDeleted: true }],
      applications: gone.map((each) => ({ remoteId: each, candidateRemoteId: id, remoteWasDeleted: true })),
    });
  },
  candidate_anonymized: (body) => {
    const { candidate_id, anonymized_fields } = readAs(bodies.anonymized, body).payload;
    // Without a list of what went, all did.
    if (anonymized_fields && !anonymized_fields.some((each) => heldHere.has(each))) return nothing;
    return rows({ candidates: [{ remoteId: candidate_id, remoteWasAnonymized: true }] });
  },
  delete_application: (body) => {
    const { id } = readAs(bodies.applicationDeleted, body).payload.application;
    return rows({ applications: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  interview_deleted: (body) => {
    const { id } = readAs(bodies.interviewDeleted, body).payload.interview;
    return rows({ interviews: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  job_created: (body) => rows({ jobs: [rowOfJob(readAs(bodies.job, body).payload.job)] }),
  job_updated: (body) => rows({ jobs: [rowOfChangedJob(readAs(bodies.job, body).payload.job)] }),
  job_approved: () => nothing,
  job_deleted: (body) => {
    const { id } = readAs(bodies.job, body).payload.job;
    return rows({ jobs: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  offer_created: () => nothing,
  offer_approved: () => nothing,
  // It comes with a hire too: that somebody was hired is told by `hire_candidate`.
  offer_updated: () => nothing,
  offer_deleted: () => nothing,
  scorecard_deleted: () => nothing,
});

export const greenhouse: Connector = {
  vendor: 'GREENHOUSE',
  path: 'greenhouse',
  taken: 200,
  proof: hmacOfBody('signature', 'sha256 '),
  // The id is a header, and not signed: a recording could come under another one. What tells no time may happen twice alike,
  // such as a hire after one that was taken back.
  keysOf: (arrived) => ({
    id: headerOf(arrived, 'greenhouse-event-id'),
    byContent: bodies.dated.safeParse(readBodyOf(arrived.body)).success,
  }),
  eventOf: (_arrived, body) => bodies.event.safeParse(body).data?.action ?? null,
  meaningOf: ({ event, body }) => readings.get(event)?.(body) ?? unknown,
};
