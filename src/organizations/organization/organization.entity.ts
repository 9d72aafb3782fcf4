import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LogoFault } from '../logo/logo-status.js';
import type { MailSettings } from '../mail-settings/mail-settings.js';

/** The tenant. Its zone, country and locale stand in wherever a job or a candidate has none of its own. */
@Entity('organizations')
export class OrganizationEntity implements MailSettings {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') timeZone!: string;
  @Column('text') country!: string;
  @Column('text', { nullable: true }) region!: string | null;
  @Column('text') locale!: string;
  @Column('integer', { array: true, nullable: true }) workingDays!: number[] | null;
  @Column('date', { array: true }) closedDays!: string[];
  @Column('date', { array: true }) openedDays!: string[];
  @Column('text', { nullable: true }) brandColor!: string | null;
  @Column('text', { nullable: true }) logoUrl!: string | null;
  @Column('bytea', { nullable: true, select: false }) logoContent?: Buffer | null;
  @Column('text', { nullable: true, select: false }) logoType?: string | null;
  @Column('text', { nullable: true }) logoHash!: string | null;
  @Column('text', { nullable: true }) logoFault!: LogoFault | null;
  @Column('text', { nullable: true }) senderName!: string | null;
  @Column('text', { nullable: true }) replyTo!: string | null;
  @Column('text', { nullable: true }) atsUrlTemplate!: string | null;
  @Column('jsonb') stageNames!: MailSettings['stageNames'];
  @Column('jsonb') mailFooters!: MailSettings['mailFooters'];
  @Column('timestamptz', { nullable: true }) suspendedAt!: Date | null;
  @Column('text', { nullable: true }) suspendedBecause!: string | null;
  @Column('integer', { nullable: true }) retentionDays!: number | null;
  @Column('uuid', { nullable: true }) sandboxId!: string | null;
  @Column('uuid', { nullable: true }) sandboxOf!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
