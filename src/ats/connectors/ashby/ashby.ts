import { readBodyOf } from '../body-of.js';
import { byEvent, type Connector, type Meaning, nothing, rows, test, unknown } from '../connector.js';
import { readAs } from '../reading.js';
import { hmacOfBody } from '../signature/hmac-of-body.js';
import { bodies } from './ashby-body.js';
import { rowOfJob, rowsOfApplication, rowsOfSchedule } from './ashby-rows.js';

type Reading = (body: unknown) => Meaning;

const ofApplication =
  (status?: string): Reading =>
  (body) =>
    rows(rowsOfApplication(readAs(bodies.application, body).data.application, status));

const ofSchedule: Reading = (body) =>
  rows({ interviews: rowsOfSchedule(readAs(bodies.interviewSchedule, body).data.interviewSchedule) });

const ofJob: Reading = (body) => rows({ jobs: [rowOfJob(readAs(bodies.job, body).data.job)] });

const readings = byEvent<Reading>({
  ping: () => test,
  applicationSubmit: ofApplication(),
  applicationUpdate: ofApplication(),
  candidateStageChange: ofApplication(),
  candidateHire: ofApplication('Hired'),
  candidateDelete: (body) => {
    const { id } = readAs(bodies.candidateDeleted, body).data.candidate;
    return rows({ candidates: [{ remoteId: id, remoteWasDeleted: true }] });
  },
  candidateMerge: (body) => {
    const { deletedCandidate, mergedCandidate } = readAs(bodies.candidateMerged, body).data;
    return rows({ candidates: [{ remoteId: deletedCandidate.id, mergedIntoRemoteId: mergedCandidate.id }] });
  },
  jobCreate: ofJob,
  jobUpdate: ofJob,
  interviewScheduleCreate: ofSchedule,
  interviewScheduleUpdate: ofSchedule,
  offerCreate: () => nothing,
  offerUpdate: () => nothing,
  offerDelete: () => nothing,
});

export const ashby: Connector = {
  vendor: 'ASHBY',
  path: 'ashby',
  taken: 200,
  proof: hmacOfBody('ashby-signature', 'sha256='),
  // Its id stands in the body, which is signed, and is the same however often and by however many webhooks it comes. Of one
  // act several events may tell.
  keysOf: ({ body }) => {
    const { action, webhookActionId } = bodies.event.safeParse(readBodyOf(body)).data ?? {};
    return { id: webhookActionId ? `${action}:${webhookActionId}` : null, byContent: true };
  },
  eventOf: (_arrived, body) => bodies.event.safeParse(body).data?.action ?? null,
  meaningOf: ({ event, body }) => readings.get(event)?.(body) ?? unknown,
};
