import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecordState } from './dns-records.js';

/** `FAILING`: its records have been gone for days, and no mail is from it until they are back. */
export type SendingDomainStatus = 'PENDING' | 'VERIFIED' | 'FAILING';

/** A domain from which an organization lets the service send. Added again after it was removed, it is another row. */
@Entity('sending_domains')
export class SendingDomainEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') domain!: string;
  @Column('text') token!: string;
  @Column('text') status!: SendingDomainStatus;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) missingSince!: Date | null;
  @Column('timestamptz', { nullable: true }) nextCheckAt!: Date | null;
  @Column('text', { nullable: true }) ownershipState!: RecordState | null;
  @Column('text', { array: true }) ownershipFound!: readonly string[];
  @Column('text', { nullable: true }) signatureState!: RecordState | null;
  @Column('text', { array: true }) signatureFound!: readonly string[];
  @Column('text', { nullable: true }) dkimSelector!: string | null;
  @Column('text', { nullable: true }) senderAddress!: string | null;
  @Column('text', { nullable: true }) senderName!: string | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
