import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import type { AtsConnectionEntity } from '../connection/ats-connection.entity.js';
import type { RowResult, SyncApplication, SyncCandidate, SyncInterview, SyncJob } from './rows.js';

/** What of a connection the door needs: its row, as it stands. */
export type SyncConnection = Pick<
  AtsConnectionEntity,
  'id' | 'vendor' | 'source' | 'name' | 'decisionDateField' | 'decisionReasonField'
>;

/**
 * The one door by which rows of another system come in: from the API, a connector in the worker, a file. It makes
 * transactions of its own, a slice of the rows in each, so that any number of rows may be given; every row stands by
 * itself, and gets its result at its place. Rows that are known like this change nothing: any of them may come again.
 */
@Injectable()
export class SyncRows {
  async jobs(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncJob[],
    receivedAt: Date,
  ): Promise<RowResult[]> {
    throw new Error(`not yet: ${actor.kind} ${connection.id} ${rows.length} ${receivedAt.toISOString()}`);
  }

  async candidates(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncCandidate[],
    receivedAt: Date,
  ): Promise<RowResult[]> {
    throw new Error(`not yet: ${actor.kind} ${connection.id} ${rows.length} ${receivedAt.toISOString()}`);
  }

  async applications(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncApplication[],
    receivedAt: Date,
  ): Promise<RowResult[]> {
    throw new Error(`not yet: ${actor.kind} ${connection.id} ${rows.length} ${receivedAt.toISOString()}`);
  }

  async interviews(
    actor: Actor,
    connection: SyncConnection,
    rows: readonly SyncInterview[],
    receivedAt: Date,
  ): Promise<RowResult[]> {
    throw new Error(`not yet: ${actor.kind} ${connection.id} ${rows.length} ${receivedAt.toISOString()}`);
  }
}
