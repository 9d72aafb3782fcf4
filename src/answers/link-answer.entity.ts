import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnswerDetail } from './answer.js';

/** What a member answered by the link in a mail. */
@Entity('link_answers')
export class LinkAnswerEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') memberId!: string;
  @Column('uuid') applicationId!: string;
  @Column('uuid', { nullable: true }) timelineId!: string | null;
  @Column('text') act!: AnswerDetail['act'];
  @Column('jsonb') detail!: AnswerDetail;
  /** Of a change of a timeline, the revision that it made; of what waits, the one that its page showed. */
  @Column('integer', { nullable: true }) revision!: number | null;
  @Column('bytea') formHash!: Buffer;
  @Column('bytea') linkHash!: Buffer;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz') undoUntil!: Date;
  /** Null: it waits, and can be taken back until it is done. */
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
}
