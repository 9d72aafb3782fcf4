import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Why nothing is sent: a mail came back, the address was refused, its owner complained of a mail as spam or asked us not
 * to write, a member put it there, or another system says that they are not to be written to.
 */
export type SuppressionReason = 'BOUNCED' | 'REFUSED' | 'COMPLAINED' | 'ASKED' | 'BY_MEMBER' | 'BY_ATS';

/** An address to which an organization sends nothing more, until it is released. */
@Entity('suppressions')
export class SuppressionEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  /** Lower case. */
  @Column('text') address!: string;
  @Column('text') reason!: SuppressionReason;
  /** The message it followed from; of `ASKED` the receipt, which alone may still leave. */
  @Column('uuid', { nullable: true }) messageId!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
  /** A hash of the words with which the address was refused; null if nobody refused it. */
  @Column('text', { nullable: true }) diagnosis!: string | null;
  /** One of many of its domain that were refused at once: it was never about the address. */
  @Column('boolean') burst!: boolean;
}
