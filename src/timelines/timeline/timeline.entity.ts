import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActionKind, ChangeKind, ClosedAs, Notice, Precision } from '../../rules/index.js';

export type Milestone = 'DECISION' | 'NEXT_STEP';

/** What a candidate had been told, as it is stored; nothing in it: nothing. */
export type KnownTerms =
  | {
      readonly revision: number;
      readonly decisionDate: string;
      readonly precision: Precision;
      readonly heldUntil: string | null;
    }
  | Record<string, never>;

/** The commitment for one application and milestone: the facts the rules of time work on, and what follows from them. */
@Entity('timelines')
export class TimelineEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('uuid') jobId!: string;
  @Column('uuid') candidateId!: string;
  @Column('text') milestone!: Milestone;
  @Column('text') zone!: string;
  @Column('text') candidateZone!: string;
  @Column('integer') revision!: number;
  @Column('date') decisionDate!: string;
  @Column('timestamptz') dateSetAt!: Date;
  @Column('text') precision!: Precision;
  @Column('date') firstDecisionDate!: string;
  @Column('date') followUpDate!: string;
  @Column('date', { nullable: true }) heldUntil!: string | null;
  @Column('timestamptz', { nullable: true }) resumedAt!: Date | null;
  @Column('integer', { nullable: true }) untoldFrom!: number | null;
  @Column('text', { nullable: true, array: true }) untoldKinds!: ChangeKind[] | null;
  @Column('timestamptz', { nullable: true }) untoldFirstAt!: Date | null;
  @Column('timestamptz', { nullable: true }) untoldLastAt!: Date | null;
  @Column('timestamptz', { nullable: true }) untoldSettledAt!: Date | null;
  @Column('timestamptz', { nullable: true }) untoldApprovedAt!: Date | null;
  /** Of a change that a page showed before its mail: what had been disclosed before. */
  @Column('jsonb', { nullable: true }) untoldKnown!: KnownTerms | null;
  @Column('boolean') untoldReconfirmed!: boolean;
  @Column('text', { nullable: true }) confirmationZone!: string | null;
  @Column('date', { nullable: true }) confirmationAskedOn!: string | null;
  @Column('timestamptz', { nullable: true }) confirmationAskedAt!: Date | null;
  @Column('boolean') heldByJob!: boolean;
  @Column('text', { nullable: true }) asked!: Notice | null;
  @Column('timestamptz', { nullable: true }) tellNotBefore!: Date | null;
  @Column('integer', { nullable: true }) inFlight!: number | null;
  @Column('integer', { nullable: true }) disclosedRevision!: number | null;
  @Column('date', { nullable: true }) disclosedDate!: string | null;
  @Column('text', { nullable: true }) disclosedPrecision!: Precision | null;
  @Column('date', { nullable: true }) disclosedHeldUntil!: string | null;
  @Column('integer', { nullable: true }) disclosedPromise!: number | null;
  @Column('timestamptz', { nullable: true }) disclosedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastHeardAt!: Date | null;
  @Column('integer', { array: true }) brokenPromises!: number[];
  @Column('integer', { nullable: true }) passedTold!: number | null;
  @Column('integer', { nullable: true }) notesRecorded!: number | null;
  @Column('integer', { nullable: true }) notesAccepted!: number | null;
  @Column('integer') slipCount!: number;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('text', { nullable: true }) closedAs!: ClosedAs | null;
  @Column('timestamptz') dueSoonAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('integer') policyVersion!: number;
  @Column('integer', { nullable: true }) jobPolicyVersion!: number | null;
  @Column('text', { nullable: true }) nextActionKind!: ActionKind | null;
  @Column('timestamptz', { nullable: true }) nextActionAt!: Date | null;
  @Column('timestamptz', { nullable: true }) claimedUntil!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
