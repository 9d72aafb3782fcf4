import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../../platform/actor/actor.js';
import type { MoveRefusal, Precision } from '../../rules/index.js';
import type { RevisionDetails } from '../timeline/revision-details.js';

/** Why one timeline of many is not moved. A bulk move gives no follow-up date that could be refused. */
export type BulkMoveRefusalReason =
  | Exclude<MoveRefusal, 'FOLLOW_UP_BEFORE_DECISION'>
  | 'NO_OPEN_TIMELINE'
  | 'STALE_REVISION';

/** Where to, and why; what a run needs to know of its input. */
export interface BulkMoveOrder extends RevisionDetails {
  readonly decisionDate: string;
  readonly precision: Precision;
}

/** A timeline to move, as it stood when it was shown. */
export interface BulkMoveTarget {
  readonly timelineId: string;
  readonly applicationId: string;
  readonly revision: number;
}

export interface RefusedMove {
  readonly timelineId: string;
  readonly applicationId: string;
  readonly refusal: BulkMoveRefusalReason;
}

export type BulkMoveRunStatus = 'RUNNING' | 'DONE';

/** The moving of many dates of one job, and how far it got: its first `done + refused` targets are behind. */
@Entity('bulk_moves')
export class BulkMoveEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') jobId!: string;
  @Column('jsonb') input!: BulkMoveOrder;
  @Column('jsonb') targets!: BulkMoveTarget[];
  @Column('text') status!: BulkMoveRunStatus;
  @Column('integer') total!: number;
  @Column('integer') done!: number;
  @Column('integer') refused!: number;
  @Column('jsonb') refusals!: RefusedMove[];
  @Column('jsonb') actor!: ActorRecord;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
