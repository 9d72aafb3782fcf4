import { Column, Entity, PrimaryColumn } from 'typeorm';

export type InterviewStatus = 'SCHEDULED' | 'COMPLETED' | 'CANCELLED';

@Entity('interviews')
export class InterviewEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') title!: string;
  @Column('text') status!: InterviewStatus;
  @Column('boolean') isPreliminaryScreen!: boolean;
  @Column('timestamptz') scheduledAt!: Date;
  @Column('timestamptz', { nullable: true }) completedAt!: Date | null;
  @Column('text', { nullable: true }) externalSource!: string | null;
  @Column('text', { nullable: true }) externalRemoteId!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
