import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { UpdateOrganizationInput } from './organization.inputs.js';
import { type OrganizationRow, organizationById } from './organization.loader.js';
import { Organization } from './organization.model.js';
import { OrganizationsService } from './organizations.service.js';
import { SlugTaken } from './slug-taken.js';

const UpdateOrganizationResult = mutationResult('UpdateOrganizationResult', Organization, [SlugTaken]);

@Resolver(() => Organization)
export class OrganizationResolver {
  constructor(private readonly organizations: OrganizationsService) {}

  @Permission('reads')
  @Query(() => Organization, { description: 'The organization this key belongs to.' })
  async organization(@Context() context: RequestContext): Promise<OrganizationRow | null> {
    return await context.reads.load(organizationById, context.actor.organizationId);
  }

  @Permission('admin')
  @Mutation(() => UpdateOrganizationResult, {
    nullable: true,
    description:
      'Changes how your organization is named, signs its mails and reckons its days. What is left out stays. What was told stays as it was told.',
  })
  async updateOrganization(
    @Context() context: RequestContext,
    @Args('input', { description: 'What to change.' }) input: UpdateOrganizationInput,
  ): Promise<OrganizationRow | Problem> {
    const result = await context.change({ action: 'updateOrganization', input, subject: rowOf('Organization') }, (tx) =>
      this.organizations.update(tx, input),
    );
    return await answer(context, result, organizationById);
  }

  @Permission(ofItsRow)
  @ResolveField(() => Boolean, {
    description: 'Whether it is a sandbox, which keys of the form `ft_test_…` belong to: its mails never leave.',
  })
  isSandbox(organization: OrganizationRow): boolean {
    return organization.sandboxOf !== null;
  }
}
