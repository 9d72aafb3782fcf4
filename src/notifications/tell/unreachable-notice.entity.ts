import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a mail did not arrive, for one member who is to hear of it. */
@Entity('unreachable_notices')
export class UnreachableNoticeEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  /** Who is to hear of it. */
  @Column('uuid') memberId!: string;
  /** Null if the mail was to another member. */
  @Column('uuid', { nullable: true }) applicationId!: string | null;
  /** The mail that did not arrive. */
  @Column('uuid') messageId!: string;
  @Column('timestamptz') heardAt!: Date;
  /** Null while it waits to be told together with others. */
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
}
