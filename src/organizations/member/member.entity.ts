import { Column, Entity, PrimaryColumn } from 'typeorm';

export type MemberRole = 'OWNER' | 'ADMIN' | 'RECRUITER' | 'HIRING_MANAGER' | 'VIEWER';

/** `INVITED` until they sign in; a machine may act for them before. */
export type MemberStatus = 'INVITED' | 'ACTIVE' | 'REMOVED';

/** A person of the organization. Who is removed stays as a row: what they did names them. */
@Entity('members')
export class MemberEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') fullName!: string;
  @Column('text') email!: string;
  @Column('text') role!: MemberRole;
  @Column('text') status!: MemberStatus;
  @Column('text', { nullable: true }) externalId!: string | null;
  /** Who they are to their identity provider, since they first signed in: the two decide, and not the e-mail address. */
  @Column('text', { nullable: true }) identityIssuer!: string | null;
  @Column('text', { nullable: true }) identitySubject!: string | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
