import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../platform/actor/actor.js';
import type { OutcomeKind } from '../rules/index.js';

export type RejectionReason = 'NOT_SELECTED' | 'POSITION_FILLED' | 'POSITION_CANCELLED' | 'OTHER';
export type TellTiming = 'BY_POLICY' | 'NOW' | 'LATER' | 'ALREADY_TOLD';

/** A decision about an application, and whether the candidate knows. */
@Entity('outcomes')
export class OutcomeEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') kind!: OutcomeKind;
  @Column('text', { nullable: true }) reason!: RejectionReason | null;
  @Column('text', { nullable: true }) note!: string | null;
  /** BCP 47; null: nobody said. */
  @Column('text', { nullable: true }) noteLocale!: string | null;
  @Column('timestamptz') decidedAt!: Date;
  @Column('text') tellCandidate!: TellTiming;
  @Column('date', { nullable: true }) tellOn!: string | null;
  /** The day by which the candidate hears what follows, as its mail says. */
  @Column('date', { nullable: true }) nextWordOn!: string | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('text', { nullable: true }) toldBy!: 'MESSAGE' | 'MEMBER' | null;
  /** The decision it corrects, and whether the candidate had been told of that one. */
  @Column('uuid', { nullable: true }) correctsId!: string | null;
  @Column('boolean') correctsTold!: boolean;
  /** When it was corrected, taken back, or overtaken by another before it was told: it is told no more. */
  @Column('timestamptz', { nullable: true }) supersededAt!: Date | null;
  /** A member lets its message leave, whatever the policy says. */
  @Column('boolean') asksPerson!: boolean;
  /** When a member let its message leave, where one has to. */
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  /** When it was to be told; null until that was calculated. */
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  /** Since when it is to be told again, because it could not reach the candidate; and when it will be, as calculated last. */
  @Column('timestamptz', { nullable: true }) againSince!: Date | null;
  @Column('timestamptz', { nullable: true }) againAt!: Date | null;
  @Column('jsonb') actor!: ActorRecord;
}
