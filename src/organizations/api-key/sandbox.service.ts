import { Injectable } from '@nestjs/common';
import type { Subject } from '../../platform/audit/act.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import type { Policy } from '../../rules/index.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import { OrganizationsService } from '../organization/organizations.service.js';
import { organizationRules } from '../rules/organization-rules.js';
import { type CreateApiKeyInput, newApiKey } from './api-key.inputs.js';
import { ApiKeysService, type MadeApiKey, type NewApiKey } from './api-keys.service.js';

// The id's random end: no other organization has taken it for a slug.
const idEnd = -8;

interface Opened {
  /** Id of the sandbox. */
  readonly id: string;
  readonly live: OrganizationEntity;
  readonly policy: Policy;
}

/**
 * The sandbox of an organization is an organization of its own: row-level security keeps the two apart as any others.
 * It is made with its first key. A key that it gets is in the audit logs of both.
 */
@Injectable()
export class SandboxService {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  async createApiKey(context: RequestContext, input: CreateApiKeyInput): Promise<MadeApiKey | Problem> {
    const mutation = { action: 'createApiKey', input, subject: subjectOf };
    const key = newApiKey(input);
    // Known before the sandbox is: a call that is cut short between the two goes on where it ended.
    const opened = await context.change(mutation, (tx) => this.#open(tx, key));
    if (opened instanceof Problem || 'token' in opened) return opened;
    return await context.change({ ...mutation, organizationId: opened.id }, async (tx) => {
      await this.#ensure(tx, opened);
      return await this.apiKeys.create(tx, key);
    });
  }

  /** Where the key is to be made; or the key, in the sandbox itself. */
  async #open(tx: WriteTransaction, key: NewApiKey): Promise<Opened | MadeApiKey | Problem> {
    const live = await tx.manager.findOneByOrFail(OrganizationEntity, { id: tx.organizationId });
    if (live.sandboxOf !== null) return await this.apiKeys.create(tx, key);
    // What would be refused there is refused here, where it leaves no entry.
    const refusal = this.apiKeys.refuse(tx, key);
    if (refusal !== undefined) return refusal;
    const { policy } = await organizationRules(tx);
    return { id: await this.organizations.sandboxId(tx), live, policy };
  }

  async #ensure(tx: WriteTransaction, { live, policy }: Opened): Promise<void> {
    if (await tx.manager.existsBy(OrganizationEntity, { id: tx.organizationId })) return;
    const { id, slug, name, timeZone, country, region, locale, workingDays, closedDays, openedDays } = live;
    const settings = { timeZone, country, region, locale, workingDays, closedDays, openedDays, policy };
    const sandboxSlug = `${slug.slice(0, 40)}-sandbox-${tx.organizationId.slice(idEnd)}`;
    await this.organizations.create(tx, {
      ...settings,
      slug: sandboxSlug,
      name: `${name.slice(0, 110)} (sandbox)`,
      sandboxOf: id,
    });
  }
}

function subjectOf(done: Opened | MadeApiKey): Subject {
  return 'token' in done ? { type: 'ApiKey', id: done.apiKey.id } : { type: 'Organization', id: done.id };
}
