import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import { OrganizationsService } from '../organization/organizations.service.js';
import { organizationRules } from '../rules/organization-rules.js';
import { ApiKeysService, type MadeApiKey, type NewApiKey } from './api-keys.service.js';

// The id's random end: no other organization has taken it for a slug.
const idEnd = -8;

/**
 * The sandbox of an organization is an organization of its own: row-level security keeps the two apart as any others.
 * It is made with its first key.
 */
@Injectable()
export class SandboxService {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  async createApiKey(context: RequestContext, key: NewApiKey): Promise<MadeApiKey | Problem> {
    // Known before the sandbox is: a call that is cut short between the two goes on where it ended.
    const opened = await context.change(async (tx) => ({
      id: await this.organizations.sandboxId(tx),
      live: await tx.manager.findOneByOrFail(OrganizationEntity, { id: tx.organizationId }),
      policy: (await organizationRules(tx)).policy,
    }));
    if (opened instanceof Problem) return opened;
    return await context.change(async (tx) => {
      await this.#ensure(tx, opened.live, opened.policy);
      return await this.apiKeys.create(tx, key);
    }, opened.id);
  }

  async #ensure(
    tx: WriteTransaction,
    { id, slug, name, timeZone, country, region, locale, closedDays }: OrganizationEntity,
    policy: Parameters<OrganizationsService['create']>[1]['policy'],
  ): Promise<void> {
    if (tx.organizationId === id || (await tx.manager.existsBy(OrganizationEntity, { id: tx.organizationId }))) return;
    const settings = { timeZone, country, region, locale, closedDays, policy };
    const sandboxSlug = `${slug.slice(0, 40)}-sandbox-${tx.organizationId.slice(idEnd)}`;
    await this.organizations.create(tx, {
      ...settings,
      slug: sandboxSlug,
      name: `${name.slice(0, 110)} (sandbox)`,
      sandboxOf: id,
    });
  }
}
