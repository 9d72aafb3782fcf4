import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a message is about that waits for a member: changes of a timeline, or an outcome. */
@Entity('drafts')
export class DraftEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') messageId!: string;
  @Column('uuid') applicationId!: string;
  @Column('uuid', { nullable: true }) timelineId!: string | null;
  @Column('integer', { nullable: true }) revision!: number | null;
  @Column('uuid', { nullable: true }) outcomeId!: string | null;
  /** The words to the candidate in place of those that were given before, if a member edited them. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('boolean') noteEdited!: boolean;
}
