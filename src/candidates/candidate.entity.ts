import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who applies. Two of them may share an e-mail address. */
@Entity('candidates')
export class CandidateEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') fullName!: string;
  /** What follows "Hello" in their mails. */
  @Column('text', { nullable: true }) greetingName!: string | null;
  /** The whole greeting, without the mark after it. */
  @Column('text', { nullable: true }) salutation!: string | null;
  @Column('text') email!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('text', { nullable: true }) timeZone!: string | null;
  @Column('text', { nullable: true }) externalSource!: string | null;
  @Column('text', { nullable: true }) externalRemoteId!: string | null;
  @Column('timestamptz', { nullable: true }) notesDeclinedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  @Column('bytea', { nullable: true }) erasedRefHash!: Buffer | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
