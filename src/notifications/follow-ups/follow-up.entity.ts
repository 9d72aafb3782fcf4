import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../../platform/actor/actor.js';
import type { FollowUpKind } from './follow-up-kind.js';

/** What a candidate sent by their page. */
@Entity('follow_ups')
export class FollowUpEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('uuid') candidateId!: string;
  @Column('text') kind!: FollowUpKind;
  /** Their own words. */
  @Column('text', { nullable: true }) message!: string | null;
  /** By when another offer has to be answered. */
  @Column('date', { nullable: true }) deadline!: string | null;
  @Column('bytea') formHash!: Buffer;
  @Column('timestamptz') madeAt!: Date;
  /** Until then it can be taken back, and nobody is told. */
  @Column('timestamptz') leavesAt!: Date;
  @Column('timestamptz', { nullable: true }) leftAt!: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('jsonb', { nullable: true }) answeredBy!: ActorRecord | null;
  /** What the candidate was told in answer, if it was words. */
  @Column('text', { nullable: true }) answer!: string | null;
}
