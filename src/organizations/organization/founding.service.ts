import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { InvalidInput } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { isKnownRegion } from '../../rules/index.js';
import { allScopes } from '../access/scopes.js';
import { ApiKeysService } from '../api-key/api-keys.service.js';
import { MembersService } from '../member/members.service.js';
import { type NewOrganization, OrganizationsService } from './organizations.service.js';

export interface Founding extends NewOrganization {
  readonly ownerName: string;
  readonly ownerEmail: string;
}

export interface Founded {
  readonly organizationId: string;
  readonly ownerId: string;
  /** The text of a key that may do everything; shown this once. */
  readonly apiKey: string;
}

/** Makes an organization that can be used: with its first owner, and a first API key. For who runs the service. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
    private readonly apiKeys: ApiKeysService,
  ) {}

  async found(tx: WriteTransaction, { ownerName, ownerEmail, ...organization }: Founding): Promise<Founded | Problem> {
    const { country, region } = organization;
    if (region && !(await isKnownRegion(country, region)))
      return InvalidInput.of(['input', 'region'], `is no region of ${country} with holidays of its own`);
    await this.organizations.create(tx, organization);
    const ownerId = await this.members.add(tx, { fullName: ownerName, email: ownerEmail, role: 'OWNER' });
    const key = await this.apiKeys.create(tx, { name: 'First key', scopes: allScopes });
    return key instanceof Problem ? key : { organizationId: tx.organizationId, ownerId, apiKey: key.token };
  }
}
