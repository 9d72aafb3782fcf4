import { Column, Entity, PrimaryColumn } from 'typeorm';

export type JobStatus = 'DRAFT' | 'OPEN' | 'ON_HOLD' | 'CLOSED';

/** An opening candidates apply to. */
@Entity('jobs')
export class JobEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') status!: JobStatus;
  /** The day at whose start a job on hold opens again, in its zone. */
  @Column('date', { nullable: true }) holdUntil!: string | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('uuid', { nullable: true }) recruiterId!: string | null;
  @Column('uuid', { nullable: true }) hiringManagerId!: string | null;
  @Column('text', { nullable: true }) externalSource!: string | null;
  @Column('text', { nullable: true }) externalRemoteId!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
