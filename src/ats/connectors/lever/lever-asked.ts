import type { SyncInterview } from '../../sync/rows.js';
import { type Meaning, nothing, rows, type VendorApi } from '../connector.js';
import { instantOfMs, readAs } from '../reading.js';
import {
  archiveReason,
  interview,
  type LeverOpportunity,
  type LeverWebhook,
  opportunity,
  posting,
} from './lever-body.js';

/** Why an opportunity stands in the archive. A reason of the type `hired` says that somebody was. */
interface Archived {
  readonly status: string;
  readonly reason: string | null;
}

/** The opportunity as it stands there: what the event said is only which one it is. */
export async function askLever({ event, data }: LeverWebhook, api: VendorApi): Promise<Meaning> {
  const id = data.opportunityId;
  if (!id) return nothing;
  const found = await api.get(`/opportunities/${encodeURIComponent(id)}?expand=applications&expand=stage`);
  // Asked for too late: it is gone, and what is gone is told by an event of its own.
  if (found === null) return rows({ applications: [{ remoteId: id, remoteWasDeleted: true }] });
  const said = readAs(opportunity, found).data;
  const jobId = said.applications?.find((each) => each.posting)?.posting ?? null;
  const job = jobId === null ? null : await api.get(`/postings/${encodeURIComponent(jobId)}`);
  const archived = await archivedOf(said, api);
  const interviews =
    event.startsWith('interview') && data.interviewId ? [await interviewOf(id, data.interviewId, api)] : [];
  return rows({
    jobs: job === null ? [] : [jobOf(job)],
    candidates: [candidateOf(said)],
    applications: [applicationOf(said, jobId, archived)],
    interviews,
  });
}

function jobOf(found: unknown) {
  const { id, text, state, updatedAt } = readAs(posting, found).data;
  return { remoteId: id, title: text, status: state, remoteUpdatedAt: instantOfMs(updatedAt) };
}

function candidateOf(said: LeverOpportunity) {
  return {
    remoteId: said.contact ?? said.id,
    remoteUpdatedAt: instantOfMs(said.updatedAt),
    fullName: said.name,
    emails: said.emails?.map((value) => ({ value })),
    phone: said.phones?.[0]?.value,
    canEmail: said.dataProtection?.contact?.allowed,
    isPrivate: said.confidentiality == null ? undefined : said.confidentiality === 'confidential',
  };
}

function applicationOf(said: LeverOpportunity, jobRemoteId: string | null, archived: Archived | null) {
  return {
    remoteId: said.id,
    remoteUpdatedAt: instantOfMs(said.updatedAt),
    candidateRemoteId: said.contact ?? said.id,
    jobRemoteId: jobRemoteId ?? undefined,
    status: archived?.status ?? 'active',
    rejectionReason: archived === null ? null : archived.reason,
    stage: said.stage?.text,
    appliedOn: instantOfMs(said.createdAt),
    // Of an opportunity without a posting nobody has applied for anything.
    isProspect: jobRemoteId === null,
  };
}

async function archivedOf({ archived }: LeverOpportunity, api: VendorApi): Promise<Archived | null> {
  if (archived === null) return null;
  const found = archived.reason ? await api.get(`/archive_reasons/${encodeURIComponent(archived.reason)}`) : null;
  if (found === null) return { status: 'archived', reason: null };
  const { text, type } = readAs(archiveReason, found).data;
  return { status: type === 'hired' ? 'hired' : 'archived', reason: text ?? null };
}

async function interviewOf(opportunityId: string, id: string, api: VendorApi): Promise<SyncInterview> {
  const path = `/opportunities/${encodeURIComponent(opportunityId)}/interviews/${encodeURIComponent(id)}`;
  const found = await api.get(path);
  if (found === null) return { remoteId: id, applicationRemoteId: opportunityId, remoteWasDeleted: true };
  const { subject, date, canceledAt } = readAs(interview, found).data;
  return {
    remoteId: id,
    applicationRemoteId: opportunityId,
    title: subject,
    scheduledAt: instantOfMs(date),
    status: canceledAt ? 'canceled' : 'scheduled',
  };
}
