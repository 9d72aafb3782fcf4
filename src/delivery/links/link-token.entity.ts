import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkPurpose } from './link-token.js';

/** A live link of one attempt at a message. */
@Entity('link_tokens')
export class LinkTokenEntity {
  @PrimaryColumn('uuid') organizationId!: string;
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('text') purpose!: LinkPurpose;
  @Column('uuid') messageId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
}
