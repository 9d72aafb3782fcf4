import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../../platform/actor/actor.js';

export type ContactChannel = 'PHONE' | 'EMAIL' | 'MEETING' | 'MESSAGE' | 'OTHER';

/** That a member spoke with the candidate, outside of the service's own mails. Never altered. */
@Entity('contacts')
export class ContactEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') channel!: ContactChannel;
  @Column('timestamptz') at!: Date;
  @Column('boolean') toldDate!: boolean;
  @Column('boolean') toldOutcome!: boolean;
  @Column('text', { nullable: true }) internalNote!: string | null;
  @Column('jsonb') actor!: ActorRecord;
  @Column('timestamptz') createdAt!: Date;
}
