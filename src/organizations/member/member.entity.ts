import { Column, Entity, PrimaryColumn } from 'typeorm';

export type MemberRole = 'OWNER' | 'ADMIN' | 'RECRUITER' | 'HIRING_MANAGER' | 'VIEWER';

/** A person of the organization. */
@Entity('members')
export class MemberEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') fullName!: string;
  @Column('text') email!: string;
  @Column('text') role!: MemberRole;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
