import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import { OrganizationEntity } from './organization.entity.js';

export interface NewOrganization {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly region?: string | null;
  readonly locale: string;
  readonly closedDays?: readonly string[];
  readonly policy?: Policy;
}

const insertPolicy = `INSERT INTO policies (organization_id, version, rules, effective_from) VALUES ($1, 1, $2, $3)`;

/** Makes organizations. The transaction's organization is the new one: an organization is made from inside itself. */
@Injectable()
export class OrganizationsService {
  async create(tx: WriteTransaction, organization: NewOrganization): Promise<void> {
    const { policy = defaultPolicy, ...settings } = organization;
    await tx.manager.insert(OrganizationEntity, {
      ...settings,
      id: tx.organizationId,
      region: settings.region ?? null,
      closedDays: [...(settings.closedDays ?? [])],
      brandColor: null,
      logoUrl: null,
      createdAt: toDate(tx.now),
      updatedAt: toDate(tx.now),
    });
    await tx.query(insertPolicy, [tx.organizationId, JSON.stringify(policy), tx.now.toString()]);
  }
}
