import { z } from 'zod';
import { applicationId } from '../application-id.js';
import { byEvent, type Connector, type Meaning, nothing, rows, unknown } from '../connector.js';
import { readAs, remoteId } from '../reading.js';
import { joinedFields } from '../signature/joined-fields.js';
import { headerOf } from '../signature/proof.js';
import { askSmartRecruiters } from './smartrecruiters-asked.js';

// The shapes of developers.smartrecruiters.com, "Webhooks": ids, and nothing else.
const bodies = {
  application: z.object({ candidate_id: remoteId, job_id: remoteId }),
  job: z.object({ job_id: remoteId }),
};

const about = byEvent<'application' | 'job' | 'nothing'>({
  'application.created': 'application',
  'application.status.updated': 'application',
  'application.updated': 'application',
  'candidate.updated': 'nothing',
  'job.created': 'job',
  'job.updated': 'job',
  'job.status.updated': 'job',
});

/** By ids alone nothing is known but that somebody stands in a job: whoever is not known yet waits, visibly. */
function ofApplication(body: unknown): Meaning {
  const { candidate_id, job_id } = readAs(bodies.application, body);
  const remote = applicationId(candidate_id, job_id);
  return rows({ applications: [{ remoteId: remote, candidateRemoteId: candidate_id, jobRemoteId: job_id }] });
}

function meaningOf(event: string | null, body: unknown): Meaning {
  const kind = about.get(event);
  if (kind === undefined) return unknown;
  return kind === 'application' ? ofApplication(body) : nothing;
}

export const smartRecruiters: Connector = {
  vendor: 'SMARTRECRUITERS',
  path: 'smartrecruiters',
  // Within 5 seconds: it is stored, and nothing more.
  taken: 202,
  proof: joinedFields,
  // Two changes of one application have the same body.
  keysOf: (arrived) => ({ id: headerOf(arrived, 'event-id'), byContent: false }),
  // Switching a subscription on: it wants its own header back, within 20 seconds.
  greet: (arrived) => {
    const secret = headerOf(arrived, 'x-hook-secret');
    if (secret === null || !/^[\x21-\x7e]{1,256}$/.test(secret)) return null;
    return headerOf(arrived, 'smartrecruiters-signature') === null
      ? { status: 200, headers: { 'x-hook-secret': secret } }
      : null;
  },
  eventOf: (arrived) => headerOf(arrived, 'event-name'),
  meaningOf: ({ event, body }) => meaningOf(event, body),
  asked: async ({ event, body }, api) => {
    if (about.get(event) !== 'application') return meaningOf(event, body);
    const { candidate_id, job_id } = readAs(bodies.application, body);
    return await askSmartRecruiters(candidate_id, job_id, api);
  },
};
