import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
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
import {
  RegisterIdentityProviderInput,
  RemoveIdentityProviderInput,
  VerifyIdentityProviderInput,
} from './identity-provider.inputs.js';
import {
  countIdentityProviders,
  type IdentityProviderRow,
  identityProviderById,
  identityProviderPages,
} from './identity-provider.loader.js';
import { IdentityProvider, IdentityProviderDnsRecord } from './identity-provider.model.js';
import {
  AudienceTaken,
  IdentityNotProven,
  IdentityProviderAlreadyRegistered,
  IdentityProviderUnreachable,
  IssuerDiffers,
  NotAnIdentityProvider,
} from './identity-provider.problems.js';
import { IdentityProvidersService } from './identity-providers.service.js';
import { proofRecordOf } from './proof-record.js';

@ObjectType({ description: 'One page of identity providers, oldest first.' })
export class IdentityProviderConnection extends connectionType(IdentityProvider, 'identity providers') {}

const RegisterIdentityProviderResult = mutationResult('RegisterIdentityProviderResult', IdentityProvider, [
  AddressRefused,
  AudienceTaken,
  IdentityNotProven,
  IdentityProviderAlreadyRegistered,
  IdentityProviderUnreachable,
  IssuerDiffers,
  NotAnIdentityProvider,
  OwnerNeeded,
]);
const VerifyIdentityProviderResult = mutationResult('VerifyIdentityProviderResult', IdentityProvider, [
  AudienceTaken,
  IdentityNotProven,
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
      'Lets members of your organization sign in with an OpenID Connect provider. The service asks the provider for its discovery document and its keys before it believes it. Its tokens are refused until something has shown that they are yours: a `token` given here, or `verifyIdentityProvider`. Needs an owner: a provider tells who everybody is. Costs 100.',
  })
  async registerIdentityProvider(
    @Context() context: RequestContext,
    @Args('input', { description: 'The provider, and how its tokens are read.' }) input: RegisterIdentityProviderInput,
  ): Promise<IdentityProviderRow | Problem> {
    const result = await this.identityProvidersService.register(context, input);
    return await answer(context, result, identityProviderById);
  }

  @Permission('admin')
  @Mutation(() => VerifyIdentityProviderResult, {
    nullable: true,
    ...costs(100),
    description:
      'Shows that the tokens of an identity provider are yours: by a `token` that it has just issued, or without one by the DNS record `dnsRecord`. From then on they lead to your organization. A record counts for more than a token: it takes an audience back from whoever showed only a token, and of two records the one that was looked at last counts. Of two tokens the first one counts: whoever else can sign in with a client of the same provider cannot take it from you. Takes up to 11 seconds. Needs an owner. Costs 100.',
  })
  async verifyIdentityProvider(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which identity provider, and what shows it.' }) input: VerifyIdentityProviderInput,
  ): Promise<IdentityProviderRow | Problem> {
    const result = await this.identityProvidersService.verify(context, input);
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

  @Permission(ofItsRow)
  @ResolveField(() => IdentityProviderDnsRecord, {
    nullable: true,
    description:
      'The DNS record that shows that its tokens are yours, whatever their audience; null if the issuer is an address and no name. Whoever holds the DNS of the issuer decides: take away the records of those whose they are no more.',
  })
  dnsRecord({ issuer }: IdentityProviderRow, _args: object, context: RequestContext): IdentityProviderDnsRecord | null {
    return proofRecordOf(issuer, context.actor.organizationId);
  }
}
