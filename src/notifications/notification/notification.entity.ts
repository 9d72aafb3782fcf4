import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WithheldBecause } from '../../rules/index.js';
import type { NotificationKind } from './notification-kind.js';

/** The decision that somebody must be told something, or that they must not and why. Both are kept. */
@Entity('notifications')
export class NotificationEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('uuid', { nullable: true }) timelineId!: string | null;
  @Column('integer', { nullable: true }) revision!: number | null;
  @Column('integer', { nullable: true }) sinceRevision!: number | null;
  @Column('uuid', { nullable: true }) outcomeId!: string | null;
  @Column('text') kind!: NotificationKind;
  @Column('integer', { nullable: true }) rung!: number | null;
  @Column('date', { nullable: true }) day!: string | null;
  /** Of a note or a hold told to a candidate: the day by which it says that they hear again. */
  @Column('date', { nullable: true }) nextWordOn!: string | null;
  /** Of a call that is needed: when the candidate last heard from somebody. */
  @Column('timestamptz', { nullable: true }) touchAt!: Date | null;
  @Column('text') recipient!: 'CANDIDATE' | 'MEMBER';
  @Column('uuid') recipientId!: string;
  @Column('text') decision!: 'SEND' | 'WITHHOLD';
  @Column('text', { nullable: true }) withheldBecause!: WithheldBecause | null;
  @Column('uuid', { nullable: true }) messageId!: string | null;
  @Column('timestamptz') at!: Date;
}
