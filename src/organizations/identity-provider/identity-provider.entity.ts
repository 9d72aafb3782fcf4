import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where members of the organization sign in. One that was removed stays as a row, and its audience is free again. */
@Entity('identity_providers')
export class IdentityProviderEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issuer!: string;
  @Column('text') audience!: string;
  @Column('text') emailClaim!: string;
  @Column('text', { nullable: true }) nameClaim!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
