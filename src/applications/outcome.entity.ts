import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../platform/actor/actor.js';

export type OutcomeKind = 'HIRED' | 'REJECTED' | 'ADVANCED';
export type RejectionReason = 'NOT_SELECTED' | 'POSITION_FILLED' | 'POSITION_CANCELLED' | 'OTHER';
export type TellCandidate = 'NOW' | 'LATER' | 'ALREADY_TOLD';

/** A decision about an application, and whether the candidate knows. */
@Entity('outcomes')
export class OutcomeEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') kind!: OutcomeKind;
  @Column('text', { nullable: true }) reason!: RejectionReason | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz') decidedAt!: Date;
  @Column('text') tellCandidate!: TellCandidate;
  @Column('date', { nullable: true }) tellOn!: string | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('text', { nullable: true }) toldBy!: 'MESSAGE' | 'MEMBER' | null;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
  @Column('jsonb') actor!: ActorRecord;
}
