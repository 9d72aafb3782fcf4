import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from '../../platform/access/scope.js';

/** A machine's credential. Its secret is known to its holder alone; here is its SHA-256. */
@Entity('api_keys')
export class ApiKeyEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') mode!: 'live' | 'test';
  @Column('bytea') secretHash!: Buffer;
  @Column('text', { array: true }) scopes!: Scope[];
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
}
