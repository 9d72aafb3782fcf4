import { Context, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { organizationById } from './organization.loader.js';
import { Organization } from './organization.model.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Permission('reads')
  @Query(() => Organization, { description: 'The organization this key belongs to.' })
  async organization(@Context() context: RequestContext): Promise<Organization | null> {
    return await context.reads.load(organizationById, context.actor.organizationId);
  }
}
