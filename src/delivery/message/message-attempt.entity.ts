import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SendPhase } from '../smtp/send-result.js';

export type AttemptOutcome = 'ACCEPTED' | 'REJECTED' | 'FAILED' | 'UNCERTAIN';

/** Where an attempt was; `compose` if it never came to a conversation. */
export type AttemptPhase = SendPhase | 'compose';

/** One try to hand a message to the mail server. */
@Entity('message_attempts')
export class MessageAttemptEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') messageId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('integer') fence!: number;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) dataStartedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: AttemptOutcome | null;
  @Column('text', { nullable: true }) phase!: AttemptPhase | null;
  @Column('integer', { nullable: true }) code!: number | null;
  @Column('text', { nullable: true }) answer!: string | null;
}
