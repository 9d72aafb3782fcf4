import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose words a connection speaks at first: its table of words is shipped. */
export const atsVendors = [
  'GREENHOUSE',
  'LEVER',
  'ASHBY',
  'WORKABLE',
  'RECRUITEE',
  'SMARTRECRUITERS',
  'MERGE',
  'GENERIC',
] as const;

export type AtsVendor = (typeof atsVendors)[number];

/** Another system that feeds the organization: its rows carry `source` in their external references. */
@Entity('ats_connections')
export class AtsIntegrationEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') vendor!: AtsVendor;
  /** As external references name it, such as `greenhouse`: one connection for each. */
  @Column('text') source!: string;
  @Column('text') name!: string;
  /** The stable key of the custom field of an application in which the decision date is kept there; null: none. */
  @Column('text', { nullable: true }) decisionDateField!: string | null;
  /** The same of the reason why that date moves. */
  @Column('text', { nullable: true }) decisionReasonField!: string | null;
  /** Nothing is taken from it while it is off. */
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
}
