import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorRecord } from '../../platform/actor/actor.js';

export type ApplicationTurnKind = 'WITHDRAWN' | 'HIRED_ELSEWHERE' | 'REOPENED';

/** That an application ended without a decision, or went on after its end. Never altered. */
@Entity('application_turns')
export class ApplicationTurnEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') applicationId!: string;
  @Column('text') kind!: ApplicationTurnKind;
  @Column('text', { nullable: true }) internalNote!: string | null;
  @Column('jsonb') actor!: ActorRecord;
  @Column('timestamptz') at!: Date;
}
