import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActionKind } from '../rules/next-action.js';
import type { ClosedAs, Precision, Telling } from '../rules/timeline-facts.js';
import type { ToldKind } from '../rules/told-kind.js';

export type Milestone = 'DECISION' | 'NEXT_STEP';

const nullable = { nullable: true } as const;

/** The commitment for one application and milestone: the facts the rules of time work on, and what follows from them. */
@Entity('timelines')
export class TimelineEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') milestone!: Milestone;
  @Column('text') zone!: string;
  @Column('text') candidateZone!: string;
  @Column('integer') revision!: number;
  @Column('date') decisionDate!: string;
  @Column('timestamptz') dateSetAt!: Date;
  @Column('text') precision!: Precision;
  @Column('date') firstDecisionDate!: string;
  @Column('date') followUpDate!: string;
  @Column('date', nullable) heldUntil!: string | null;
  @Column('timestamptz', nullable) resumedAt!: Date | null;
  @Column('integer', nullable) untoldFrom!: number | null;
  @Column('text', { nullable: true, array: true }) untoldKinds!: ToldKind[] | null;
  @Column('timestamptz', nullable) untoldFirstAt!: Date | null;
  @Column('timestamptz', nullable) untoldLastAt!: Date | null;
  @Column('timestamptz', nullable) untoldSettledAt!: Date | null;
  @Column('text', nullable) asked!: Telling | null;
  @Column('timestamptz', nullable) tellNotBefore!: Date | null;
  @Column('integer', nullable) inFlight!: number | null;
  @Column('integer', nullable) disclosedRevision!: number | null;
  @Column('date', nullable) disclosedDate!: string | null;
  @Column('text', nullable) disclosedPrecision!: Precision | null;
  @Column('date', nullable) disclosedHeldUntil!: string | null;
  @Column('integer', nullable) disclosedPromise!: number | null;
  @Column('timestamptz', nullable) disclosedAt!: Date | null;
  @Column('timestamptz', nullable) lastHeardAt!: Date | null;
  @Column('integer', nullable) brokenPromise!: number | null;
  @Column('integer', nullable) passedTold!: number | null;
  @Column('integer') slipCount!: number;
  @Column('timestamptz', nullable) decidedAt!: Date | null;
  @Column('timestamptz', nullable) closedAt!: Date | null;
  @Column('text', nullable) closedAs!: ClosedAs | null;
  @Column('timestamptz') dueSoonAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('text', nullable) nextActionKind!: ActionKind | null;
  @Column('timestamptz', nullable) nextActionAt!: Date | null;
  @Column('timestamptz', nullable) claimedUntil!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
