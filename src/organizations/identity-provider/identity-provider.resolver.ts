import { Args, Context, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { AddressRefused } from '../../platform/outbound/outbound.problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { OwnerNeeded } from '../member/member.problems.js';
import { RegisterIdentityProviderInput, RemoveIdentityProviderInput } from './identity-provider.inputs.js';
import {
  countIdentityProviders,
  type IdentityProviderRow,
  identityProviderById,
  identityProviderPages,
} from './identity-provider.loader.js';
import { IdentityProvider } from './identity-provider.model.js';
import {
  AudienceTaken,
  IdentityProviderUnreachable,
  IssuerDiffers,
  NotAnIdentityProvider,
} from './identity-provider.problems.js';
import { IdentityProvidersService } from './identity-providers.service.js';

@ObjectType({ description: 'One page of identity providers, oldest first.' })
export class IdentityProviderConnection extends connectionType(IdentityProvider, 'identity providers') {}

const RegisterIdentityProviderResult = mutationResult('RegisterIdentityProviderResult', IdentityProvider, [
  AddressRefused,
  AudienceTaken,
  IdentityProviderUnreachable,
  IssuerDiffers,
  NotAnIdentityProvider,
  OwnerNeeded,
]);
const RemoveIdentityProviderResult = mutationResult('RemoveIdentityProviderResult', IdentityProvider, [OwnerNeeded]);

@Resolver(() => IdentityProvider)
export class IdentityProviderResolver {
  constructor(private readonly identityProvidersService: IdentityProvidersService) {}

  @Permission('admin')
  @Query(() => IdentityProviderConnection, {
    description: 'The identity providers with which members of your organization sign in.',
  })
  async identityProviders(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<IdentityProviderRow>> {
    const list = {
      direction: 'oldest-first',
      ...identityProviderPages,
      count: countIdentityProviders,
    } as const;
    return await idPage<IdentityProviderRow, IdentityProviderRow>(context.reads, list, page, (row) => row);
  }

  @Permission('admin')
  @Mutation(() => RegisterIdentityProviderResult, {
    nullable: true,
    ...costs(100),
    description:
      'Lets members of your organization sign in with an OpenID Connect provider. The service asks the provider for its discovery document and its keys before it believes it. Needs an owner: a provider tells who everybody is. Costs 100.',
  })
  async registerIdentityProvider(
    @Context() context: RequestContext,
    @Args('input', { description: 'The provider, and how its tokens are read.' }) input: RegisterIdentityProviderInput,
  ): Promise<IdentityProviderRow | Problem> {
    const result = await this.identityProvidersService.register(context, input);
    return await answer(context, result, identityProviderById);
  }

  @Permission('admin')
  @Mutation(() => RemoveIdentityProviderResult, {
    nullable: true,
    description:
      'Refuses the tokens of an identity provider: within five seconds everywhere. If it was the last registration of its issuer, members who signed in with it are recognised by their e-mail address again when they sign in with another one. Needs an owner.',
  })
  async removeIdentityProvider(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which identity provider.' }) input: RemoveIdentityProviderInput,
  ): Promise<IdentityProviderRow | Problem> {
    const result = await context.change(
      { action: 'removeIdentityProvider', input, subject: rowOf('IdentityProvider') },
      (tx) => this.identityProvidersService.remove(tx, input.identityProviderId),
    );
    return await answer(context, result, identityProviderById);
  }
}
