import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailKind } from '../../mails/index.js';
import type { ActorRecord } from '../../platform/actor/actor.js';

/** One version of an organization's own words for a kind of mail in a language. All of them null: the standard words. */
@Entity('templates')
export class TemplateEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('text') kind!: MailKind;
  /** Of a language that mails are written in. */
  @PrimaryColumn('text') locale!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('uuid') id!: string;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { nullable: true }) greeting!: string | null;
  @Column('text', { nullable: true }) opening!: string | null;
  @Column('text', { nullable: true }) closing!: string | null;
  @Column('text', { nullable: true }) signOff!: string | null;
  /** The earlier version whose words these are again. */
  @Column('integer', { nullable: true }) revertedTo!: number | null;
  @Column('jsonb') actor!: ActorRecord;
  @Column('timestamptz') at!: Date;
}
