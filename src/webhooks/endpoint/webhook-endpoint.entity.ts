import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Gone: it answered 410. Failing: for five days. Member: somebody switched it off. */
export type DisabledBecause = 'GONE' | 'FAILING' | 'MEMBER';

/** Where events are brought. One that was deleted keeps no secret. */
@Entity('webhook_endpoints')
export class WebhookEndpointEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') url!: string;
  @Column('text', { nullable: true }) description!: string | null;
  /** Null: of every type. */
  @Column('text', { array: true, nullable: true }) types!: string[] | null;
  /** Null: of every job, and of none. */
  @Column('uuid', { nullable: true }) jobId!: string | null;
  @Column('integer', { nullable: true }) mostPerSecond!: number | null;
  @Column('bytea', { nullable: true }) sealedSecret!: Buffer | null;
  @Column('text', { nullable: true }) sealedWith!: string | null;
  @Column('bytea', { nullable: true }) previousSecret!: Buffer | null;
  @Column('text', { nullable: true }) previousWith!: string | null;
  @Column('timestamptz', { nullable: true }) previousUntil!: Date | null;
  @Column('bytea', { nullable: true }) sealedHeaders!: Buffer | null;
  @Column('text', { nullable: true }) headersWith!: string | null;
  @Column('text', { array: true }) headerNames!: string[];
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('text', { nullable: true }) disabledBecause!: DisabledBecause | null;
  @Column('timestamptz', { nullable: true }) failingSince!: Date | null;
  @Column('timestamptz', { nullable: true }) lastFailureAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastSuccessAt!: Date | null;
  @Column('timestamptz', { nullable: true }) pausedUntil!: Date | null;
  @Column('double precision') allowance!: number;
  @Column('timestamptz') allowanceAt!: Date;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}
