import { z } from 'zod';
import { applicationId } from '../application-id.js';
import { type Meaning, rows, type VendorApi } from '../connector.js';
import { listOf, readAs, remoteId, text } from '../reading.js';

// The shapes of developers.smartrecruiters.com, "Candidates" and "Jobs": what of them is kept here.
const assignment = z.object({ job: z.object({ id: remoteId, title: text }), status: text, createdOn: text });

const candidate = z.object({
  id: remoteId,
  firstName: text,
  lastName: text,
  email: text,
  phoneNumber: text,
  updatedOn: text,
  primaryAssignment: assignment.nullish().catch(undefined),
  secondaryAssignments: listOf(assignment),
});

const job = z.object({ id: remoteId, title: text, status: text, updatedOn: text });

// Of somebody who has not applied.
const lead = 'LEAD';

/** A candidate and their place in one job, as they stand there. */
export async function askSmartRecruiters(candidateId: string, jobId: string | null, api: VendorApi): Promise<Meaning> {
  const found = await api.get(`/candidates/${encodeURIComponent(candidateId)}`);
  if (found === null) return rows({ candidates: [{ remoteId: candidateId, remoteWasDeleted: true }] });
  const said = readAs(candidate, found);
  const assignments = [said.primaryAssignment, ...(said.secondaryAssignments ?? [])].filter(
    (each) => each != null && (jobId === null || each.job.id === jobId),
  ) as z.infer<typeof assignment>[];
  const jobs = await Promise.all(assignments.map((each) => jobOf(each, api)));
  return rows({
    jobs,
    candidates: [
      {
        remoteId: said.id,
        remoteUpdatedAt: said.updatedOn,
        firstName: said.firstName,
        lastName: said.lastName,
        email: said.email,
        phone: said.phoneNumber,
      },
    ],
    applications: assignments.map((each) => ({
      remoteId: applicationId(said.id, each.job.id),
      remoteUpdatedAt: said.updatedOn,
      candidateRemoteId: said.id,
      jobRemoteId: each.job.id,
      status: each.status === lead ? undefined : each.status,
      isProspect: each.status === lead,
      appliedOn: each.createdOn,
    })),
  });
}

async function jobOf({ job: named }: z.infer<typeof assignment>, api: VendorApi) {
  const found = await api.get(`/jobs/${encodeURIComponent(named.id)}`);
  if (found === null) return { remoteId: named.id, title: named.title };
  const { id, title, status, updatedOn } = readAs(job, found);
  return { remoteId: id, title, status, remoteUpdatedAt: updatedOn };
}
