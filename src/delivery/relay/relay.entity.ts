import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RelayFailureKind } from './relay-failure.js';

/** A mail server by which an organization sends. Setting another one makes a new row, and takes the password of the old. */
@Entity('relays')
export class RelayEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') host!: string;
  @Column('integer') port!: number;
  @Column('text') security!: 'TLS' | 'STARTTLS';
  @Column('text', { nullable: true }) username!: string | null;
  @Column('bytea', { nullable: true }) sealedPassword!: Buffer | null;
  @Column('text', { nullable: true }) sealedWith!: string | null;
  @Column('text', { nullable: true }) fromAddress!: string | null;
  @Column('text') envelopeSender!: 'SERVICE' | 'FROM_ADDRESS';
  @Column('text', { nullable: true }) fromName!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('text', { nullable: true }) lastFailure!: RelayFailureKind | null;
  @Column('timestamptz', { nullable: true }) lastFailureAt!: Date | null;
}
