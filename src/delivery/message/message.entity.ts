import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FailureClass } from '../diagnosis/diagnosis.js';

export type MessageStatus = 'WAITING' | 'QUEUED' | 'SENDING' | 'SENT' | 'CANCELLED' | 'DEAD';

/** An iCalendar file that puts a day into a calendar or takes it out, and invites nobody. */
export interface CalendarAttachment {
  readonly filename: string;
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly content: string;
}

/** Of what a message died. */
export type MessageFailure =
  | 'EXPIRED'
  | 'UNCERTAIN'
  | 'RECIPIENT_REFUSED'
  | 'MESSAGE_REFUSED'
  | 'SENDER_FAULT'
  | 'UNSENDABLE';

/** What overtook a message before the mail server accepted it. */
export type CancelledBecause =
  | 'SUPERSEDED'
  | 'MERGED'
  | 'UNCHANGED'
  | 'DATE_PASSED'
  | 'TOLD_BY_MEMBER'
  | 'DECIDED'
  | 'CANCELLED'
  | 'NOT_APPROVED'
  | 'STOPPED'
  | 'SUPPRESSED'
  | 'DECLINED'
  | 'ERASED';

/** One e-mail, exactly as composed, and what became of it: the ledger of what was sent. */
@Entity('messages')
export class MessageEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  @Column('text') status!: MessageStatus;
  @Column('text') locale!: string;
  @Column('text') fromName!: string;
  @Column('text') toName!: string;
  @Column('text') toAddress!: string;
  /** The candidate it is to, and the zone of their day; null for a member. */
  @Column('uuid', { nullable: true }) recipientId!: string | null;
  @Column('text', { nullable: true }) recipientZone!: string | null;
  @Column('text', { nullable: true }) replyToName!: string | null;
  @Column('text', { nullable: true }) replyToAddress!: string | null;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text') html!: string;
  @Column('jsonb', { nullable: true }) calendarFiles!: CalendarAttachment[] | null;
  /** What it is about, if all of it is about one thing: mails of one conversation refer to it. */
  @Column('uuid', { nullable: true }) conversationId!: string | null;
  @Column('boolean') declinable!: boolean;
  @Column('jsonb', { nullable: true }) composition!: object | null;
  @Column('text') messageId!: string;
  @Column('timestamptz') composedAt!: Date;
  /** When it was last put back into the queue after it had been given up. */
  @Column('timestamptz', { nullable: true }) redrivenAt!: Date | null;
  @Column('timestamptz', { nullable: true }) nextAttemptAt!: Date | null;
  @Column('integer') attemptCount!: number;
  @Column('integer') uncertainCount!: number;
  @Column('integer') fence!: number;
  @Column('timestamptz', { nullable: true }) leasedUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) dataStartedAt!: Date | null;
  @Column('boolean') possibleDuplicate!: boolean;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) bouncedAt!: Date | null;
  @Column('text', { nullable: true }) bounceClass!: FailureClass | null;
  @Column('text', { nullable: true }) bounceAnswer!: string | null;
  /** What the report tells people. */
  @Column('text', { nullable: true }) bounceReport!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Of a message that is being sent: what overtakes it, unless it is accepted. */
  @Column('text', { nullable: true }) failure!: MessageFailure | CancelledBecause | null;
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
}
