import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ApplicationEntity, InterviewEntity, InterviewsService } from '../../applications/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problems/problem.js';
import { findOwners } from '../refs/ats-refs.js';
import { instantIn } from '../sync/instants.js';
import type { SyncInterview } from '../sync/rows.js';
import type { MappedWord } from '../words/meanings.js';
import { unmappedOf } from '../words/word-book.js';
import { inSavepoint } from './in-savepoint.js';
import { invalid, problemOfRow } from './problem-of-row.js';
import {
  type Applied,
  heldFor,
  type Incoming,
  type RowKind,
  refusedFor,
  resultOf,
  type SliceContext,
} from './row-kind.js';

type Told = Pick<
  SyncInterview,
  'applicationRemoteId' | 'title' | 'scheduledAt' | 'completedAt' | 'isPreliminaryScreen' | 'isDebrief'
>;

/** All of it is kept: of an interview whose word has no meaning yet, nothing is made before it has one. */
interface SaidOfInterview extends Told {
  readonly status?: MappedWord<'INTERVIEW_STATUS'> | null;
}

const unsaidTitle = 'Interview';

/** Interviews of another system. After one that took place a decision is expected, as after any. */
@Injectable()
export class InterviewRows implements RowKind<SyncInterview> {
  readonly type = 'INTERVIEW';

  constructor(private readonly interviews: InterviewsService) {}

  endsIn({ status, remoteWasDeleted }: SyncInterview, { book }: SliceContext): boolean | null {
    if (remoteWasDeleted) return true;
    const meaning = book.look('INTERVIEW_STATUS', status)?.mapped ?? null;
    return meaning === null || meaning === 'IGNORE' ? null : meaning !== 'SCHEDULED';
  }

  isAlone(): boolean {
    return true;
  }

  heldContent(row: SyncInterview): SyncInterview {
    return row;
  }

  async apply(context: SliceContext, rows: readonly Incoming<SyncInterview>[]): Promise<Applied[]> {
    const { tx, connection, book } = context;
    const told = rows.map((incoming) => ({ incoming, said: saidOf(incoming, book) }));
    const refs = [...new Set(told.flatMap(({ said }) => said.applicationRemoteId ?? []))];
    const owners = await findOwners(tx, connection, 'APPLICATION', refs);
    const { organizationId, manager } = tx;
    const ids = rows.flatMap(({ rowId }) => rowId ?? []);
    const stored = new Map(
      (await manager.findBy(InterviewEntity, { organizationId, id: In(ids) })).map((each) => [each.id, each]),
    );
    const applied: Applied[] = [];
    for (const { incoming, said } of told) {
      const interview = stored.get(incoming.rowId ?? '') ?? null;
      const owner = owners.get(said.applicationRemoteId ?? '');
      if (interview === null && owner === undefined && said.applicationRemoteId && !isNothing(incoming, said))
        applied.push(heldFor([{ type: 'APPLICATION', remoteId: said.applicationRemoteId }]));
      else if (owner?.isErased) applied.push(erased(incoming.rowId));
      else applied.push(await this.#apply(context, incoming, said, interview, owner?.rowId ?? null));
    }
    return applied;
  }

  async #apply(
    { tx, connection }: SliceContext,
    incoming: Incoming<SyncInterview>,
    said: SaidOfInterview,
    interview: InterviewEntity | null,
    applicationId: string | null,
  ): Promise<Applied> {
    const { row, index, rowId } = incoming;
    const unmapped = unmappedOf([['INTERVIEW_STATUS', said.status ?? null]]);
    const isGone = row.remoteWasDeleted ?? incoming.isDeleted;
    const kept = (id: string | null): Applied['kept'] => ({
      rowId: id,
      said: { ...said },
      isTerminal: isGone || said.status?.mapped === 'COMPLETED' || said.status?.mapped === 'CANCELLED',
      isDeleted: isGone,
    });
    const asItWas: Applied = { result: resultOf({ status: 'UNCHANGED', id: rowId, unmapped }), kept: kept(rowId) };
    const status = isGone ? 'CANCELLED' : (said.status?.mapped ?? null);
    if (status === null || status === 'IGNORE' || said.isDebrief) return asItWas;
    if (interview === null && isGone) return asItWas;
    // What took place stays so.
    if (isGone && interview?.status === 'COMPLETED') return asItWas;
    if (interview === null && !said.applicationRemoteId)
      return refusedFor(invalid(index, 'applicationId', 'is needed for a new interview'));
    const of = interview?.applicationId ?? applicationId;
    if (of === null || !(await isActive(tx, of))) return asItWas;
    const times = timesOf(incoming, said, status);
    // Planned, on a day that nobody knows yet.
    if (interview === null && times.scheduledAt === undefined) return asItWas;
    const input = {
      ...(interview === null ? { applicationId: of } : { interviewId: interview.id }),
      title: said.title || (interview === null ? unsaidTitle : null),
      status,
      ...times,
      isPreliminaryScreen: said.isPreliminaryScreen ?? null,
      externalRef: { source: connection.source, remoteId: row.remoteId },
    };
    if (interview !== null && isAsItIs(input, interview)) return asItWas;
    const done = await inSavepoint(tx, () => this.interviews.record(tx, input));
    if (done instanceof Problem) return refusedFor(problemOfRow(done, index));
    return {
      result: resultOf({ status: interview === null ? 'CREATED' : 'UPDATED', id: done, unmapped }),
      kept: kept(done),
    };
  }
}

/** Nothing is made of an interview of an application that has ended: it promises nobody anything. */
async function isActive(tx: WriteTransaction, id: string): Promise<boolean> {
  return await tx.manager.existsBy(ApplicationEntity, { organizationId: tx.organizationId, id, status: 'ACTIVE' });
}

function saidOf({ row, said }: Incoming<SyncInterview>, book: SliceContext['book']): SaidOfInterview {
  const before = said as SaidOfInterview;
  const { remoteId: _id, remoteUpdatedAt: _at, remoteWasDeleted: _gone, status, ...told } = row;
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const word = status === undefined ? (before.status ?? null) : book.look('INTERVIEW_STATUS', status);
  return { ...before, ...given, status: word };
}

function isNothing({ row }: Incoming<SyncInterview>, { status, isDebrief }: SaidOfInterview): boolean {
  return row.remoteWasDeleted === true || isDebrief === true || status?.mapped === 'IGNORE';
}

/** An interview that took place began at the latest when it was told of, if they do not say when. */
function timesOf({ row, receivedAt }: Incoming<SyncInterview>, said: SaidOfInterview, status: string): Times {
  const scheduledAt = said.scheduledAt ?? said.completedAt ?? null;
  const completedAt = said.completedAt ?? null;
  if (status !== 'COMPLETED') return scheduledAt === null ? {} : { scheduledAt: instantIn(scheduledAt) };
  const told = scheduledAt ?? row.remoteUpdatedAt ?? null;
  const began = told === null ? receivedAt : instantIn(told);
  return { scheduledAt: began, ...(completedAt === null ? {} : { completedAt: instantIn(completedAt) }) };
}

interface Times {
  readonly scheduledAt?: Date;
  readonly completedAt?: Date;
}

interface Recorded extends Times {
  readonly title: string | null;
  readonly status: string;
  readonly isPreliminaryScreen: boolean | null;
}

function isAsItIs(input: Recorded, stored: InterviewEntity): boolean {
  return (
    input.status === stored.status &&
    (input.title === null || input.title === stored.title) &&
    (input.isPreliminaryScreen === null || input.isPreliminaryScreen === stored.isPreliminaryScreen) &&
    (input.scheduledAt === undefined || input.scheduledAt.getTime() === stored.scheduledAt.getTime()) &&
    (input.completedAt === undefined || input.completedAt.getTime() === stored.completedAt?.getTime())
  );
}

function erased(rowId: string | null): Applied {
  return {
    result: resultOf({ status: 'ERASED', id: rowId }),
    kept: { rowId, said: {}, isTerminal: true, isDeleted: true, isErased: true },
  };
}
