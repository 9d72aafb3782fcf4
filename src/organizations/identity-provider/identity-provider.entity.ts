import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an organization showed that tokens of an issuer for an audience are its own. */
export type IdentityProof = 'TOKEN' | 'DNS';

/** Where members of the organization sign in. One that was removed stays as a row. */
@Entity('identity_providers')
export class IdentityProviderEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issuer!: string;
  @Column('text') audience!: string;
  @Column('text') emailClaim!: string;
  @Column('text', { nullable: true }) nameClaim!: string | null;
  @Column('timestamptz') createdAt!: Date;
  /** Null until then: its tokens are refused. */
  @Column('text', { nullable: true }) verifiedBy!: IdentityProof | null;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
