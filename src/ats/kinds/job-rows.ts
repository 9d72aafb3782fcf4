import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { JobEntity, JobsService } from '../../jobs/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import type { SyncJob } from '../sync/rows.js';
import type { MappedWord } from '../words/meanings.js';
import { unmappedOf } from '../words/word-book.js';
import { inSavepoint } from './in-savepoint.js';
import { invalid, problemOfRow } from './problem-of-row.js';
import { type Applied, type Incoming, type RowKind, refusedFor, resultOf, type SliceContext } from './row-kind.js';

interface SaidOfJob {
  readonly status?: MappedWord<'JOB_STATUS'> | null;
}

type Changes = Partial<Pick<JobEntity, 'title' | 'timeZone' | 'locale' | 'recruiterId' | 'hiringManagerId'>>;

const membersSql = `
  SELECT lower(email) AS email, id FROM members
  WHERE organization_id = $1 AND lower(email) = ANY($2::text[]) AND status <> 'REMOVED'`;

// Closed once nobody is left who waits for an answer: another system closes them before or after its candidates.
const closableSql = `
  SELECT j.id FROM jobs j WHERE j.organization_id = $1 AND j.id = ANY($2::uuid[]) AND j.status <> 'CLOSED'
    AND NOT EXISTS (SELECT FROM applications a WHERE a.organization_id = $1 AND a.job_id = j.id AND a.status = 'ACTIVE')
  ORDER BY j.id`;

/** Jobs of another system. They are few: each is changed as a member changes it. */
@Injectable()
export class JobRows implements RowKind<SyncJob> {
  readonly type = 'JOB';

  constructor(private readonly jobs: JobsService) {}

  endsIn({ status, remoteWasDeleted }: SyncJob, { book }: SliceContext): boolean | null {
    if (remoteWasDeleted) return true;
    const meaning = book.look('JOB_STATUS', status)?.mapped ?? null;
    return meaning === null || meaning === 'IGNORE' ? null : meaning === 'CLOSED';
  }

  isAlone(): boolean {
    return true;
  }

  heldContent(row: SyncJob): SyncJob {
    return row;
  }

  async apply(context: SliceContext, rows: readonly Incoming<SyncJob>[]): Promise<Applied[]> {
    const { tx } = context;
    const ids = rows.flatMap(({ rowId }) => rowId ?? []);
    const stored = await tx.manager.findBy(JobEntity, { organizationId: tx.organizationId, id: In(ids) });
    const jobs = new Map(stored.map((job) => [job.id, job]));
    const members = await membersOf(tx, rows);
    const applied: Applied[] = [];
    for (const row of rows) applied.push(await this.#apply(context, row, jobs.get(row.rowId ?? '') ?? null, members));
    return applied;
  }

  /** Closes those that are closed there and that nobody is left in. */
  async closeEmpty(tx: WriteTransaction, jobIds: readonly string[]): Promise<void> {
    if (jobIds.length === 0) return;
    for (const { id } of await tx.query<{ id: string }>(closableSql, [tx.organizationId, jobIds])) {
      if ((await this.jobs.lock(tx, id))?.status !== 'CLOSED') await this.jobs.close(tx, id);
    }
  }

  async #apply(
    context: SliceContext,
    { row, index, rowId, said: before, isDeleted }: Incoming<SyncJob>,
    job: JobEntity | null,
    members: ReadonlyMap<string, string>,
  ): Promise<Applied> {
    const { tx, connection, book } = context;
    const earlier = (before as SaidOfJob).status ?? null;
    const status = row.status === undefined ? earlier : book.look('JOB_STATUS', row.status);
    const isGone = row.remoteWasDeleted ?? isDeleted;
    const isClosed = isGone || status?.mapped === 'CLOSED';
    const kept = (id: string | null): Applied['kept'] => ({
      rowId: id,
      said: { status },
      isTerminal: isClosed,
      isDeleted: isGone,
    });
    const unmapped = unmappedOf([['JOB_STATUS', status]]);
    if (job === null && (isGone || status?.mapped === 'IGNORE'))
      return { result: resultOf({ status: 'UNCHANGED', unmapped }), kept: kept(rowId) };
    const changes = changesOf(row, job, members);
    if (job === null && !changes.title) return refusedFor(invalid(index, 'title', 'is needed for a new job'));
    const isOtherWord = status?.mapped !== earlier?.mapped;
    const done = await inSavepoint(tx, async () => {
      if (job === null) return await this.#create(tx, connection.source, row, changes);
      const opened = isOtherWord && !isClosed ? openAs(status?.mapped ?? null, job) : {};
      if (Object.keys({ ...changes, ...opened }).length === 0) return job.id;
      return await this.jobs.update(tx, { jobId: job.id, ...changes, ...opened });
    });
    if (done instanceof Problem) return refusedFor(problemOfRow(done, index));
    if (job === null && status?.mapped === 'DRAFT') await this.jobs.update(tx, { jobId: done, status: 'DRAFT' });
    if (isClosed) await this.closeEmpty(tx, [done]);
    const isChanged = Object.keys(changes).length > 0 || isOtherWord;
    const became = job === null ? 'CREATED' : isChanged ? 'UPDATED' : 'UNCHANGED';
    return { result: resultOf({ status: became, id: done, unmapped }), kept: kept(done) };
  }

  async #create(
    tx: WriteTransaction,
    source: string,
    { remoteId }: SyncJob,
    { title = '', ...changes }: Changes,
  ): Promise<string | Problem> {
    return await this.jobs.create(tx, { ...changes, title, externalRef: { source, remoteId } });
  }
}

/** A job that a member here holds, or drafts, is opened by another word of theirs only. */
function openAs(meaning: string | null, { status }: JobEntity): { status?: 'DRAFT' | 'OPEN' } {
  if (meaning === 'OPEN' && status !== 'OPEN') return { status: 'OPEN' };
  return meaning === 'DRAFT' && status !== 'DRAFT' ? { status: 'DRAFT' } : {};
}

/** What is said and is other than it is. Blank is nothing; of a member we do not know nothing is said. */
function changesOf(row: SyncJob, job: JobEntity | null, members: ReadonlyMap<string, string>): Changes {
  const of = (email: string | null | undefined) => (email ? members.get(email.toLowerCase()) : undefined);
  const said = {
    title: row.title || undefined,
    timeZone: row.timeZone || undefined,
    locale: row.locale || undefined,
    recruiterId: of(row.recruiterEmail),
    hiringManagerId: of(row.hiringManagerEmail),
  };
  const changed = Object.entries(said).filter(
    ([field, value]) => value !== undefined && value !== job?.[field as keyof Changes],
  );
  return Object.fromEntries(changed);
}

async function membersOf(
  tx: WriteTransaction,
  rows: readonly Incoming<SyncJob>[],
): Promise<ReadonlyMap<string, string>> {
  const emails = rows.flatMap(({ row }) => [row.recruiterEmail, row.hiringManagerEmail]);
  const asked = emails.flatMap((email) => (email ? [email.toLowerCase()] : []));
  if (asked.length === 0) return new Map();
  const found = await tx.query<{ email: string; id: string }>(membersSql, [tx.organizationId, asked]);
  return new Map(found.map(({ email, id }) => [email, id]));
}
