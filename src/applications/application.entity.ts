import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ApplicationStatus = 'ACTIVE' | 'HIRED' | 'REJECTED' | 'WITHDRAWN' | 'HIRED_ELSEWHERE';

/** One candidate for one job. */
@Entity('applications')
export class ApplicationEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') jobId!: string;
  @Column('uuid') candidateId!: string;
  @Column('text') status!: ApplicationStatus;
  @Column('text') stage!: string;
  @Column('date') appliedOn!: string;
  @Column('text', { nullable: true }) externalSource!: string | null;
  @Column('text', { nullable: true }) externalRemoteId!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
