import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { ScopeEnum, scopeName } from '../../platform/access/scope.js';
import { rowOf, type Subject } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { CreateApiKeyInput, newApiKey, RevokeApiKeyInput, RotateApiKeyInput } from './api-key.inputs.js';
import { type ApiKeyRow, apiKeyById, apiKeyPages, countApiKeys } from './api-key.loader.js';
import { ApiKey, MintedApiKey } from './api-key.model.js';
import { ScopeNotHeld } from './api-key.problems.js';
import { ApiKeysService, type MadeApiKey } from './api-keys.service.js';
import { SandboxService } from './sandbox.service.js';

@ObjectType({ description: 'One page of API keys, newest first.' })
export class ApiKeyConnection extends connectionType(ApiKey, 'API keys') {}

const CreateApiKeyResult = mutationResult('CreateApiKeyResult', MintedApiKey, [ScopeNotHeld]);
const RevokeApiKeyResult = mutationResult('RevokeApiKeyResult', ApiKey, []);
const RotateApiKeyResult = mutationResult('RotateApiKeyResult', MintedApiKey, [ScopeNotHeld]);

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly apiKeysService: ApiKeysService,
    private readonly sandboxes: SandboxService,
  ) {}

  @Permission('admin')
  @Query(() => ApiKeyConnection, {
    description: 'The API keys of your organization, revoked and expired ones included, newest first.',
  })
  async apiKeys(@Context() context: RequestContext, @Args() page: PageArgs): Promise<Connection<ApiKeyRow>> {
    const list = { direction: 'newest-first', ...apiKeyPages, count: countApiKeys } as const;
    return await idPage<ApiKeyRow, ApiKeyRow>(context.reads, list, page, (row) => row);
  }

  @Permission('admin')
  @Mutation(() => CreateApiKeyResult, {
    nullable: true,
    description: 'Makes an API key. Its text is in this answer and nowhere else.',
  })
  async createApiKey(
    @Context() context: RequestContext,
    @Args('input', { description: 'The key.' }) input: CreateApiKeyInput,
  ): Promise<MintedApiKey | Problem> {
    if (input.sandbox) return minted(await this.sandboxes.createApiKey(context, input));
    const mutation = { action: 'createApiKey', input, subject: subjectOf };
    return minted(await context.change(mutation, (tx) => this.apiKeysService.create(tx, newApiKey(input))));
  }

  @Permission('admin')
  @Mutation(() => RevokeApiKeyResult, {
    nullable: true,
    description: 'Ends an API key: within five seconds it is refused everywhere.',
  })
  async revokeApiKey(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which key.' }) input: RevokeApiKeyInput,
  ): Promise<ApiKeyRow | Problem> {
    const result = await context.change({ action: 'revokeApiKey', input, subject: rowOf('ApiKey') }, (tx) =>
      this.apiKeysService.revoke(tx, input.apiKeyId),
    );
    return await answer(context, result, apiKeyById);
  }

  @Permission('admin')
  @Mutation(() => RotateApiKeyResult, {
    nullable: true,
    description:
      'Makes a key with the name and scopes of another. The old one works for another 24 hours, so that both can be in use meanwhile.',
  })
  async rotateApiKey(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which key.' }) input: RotateApiKeyInput,
  ): Promise<MintedApiKey | Problem> {
    const mutation = { action: 'rotateApiKey', input, subject: subjectOf };
    return minted(await context.change(mutation, (tx) => this.apiKeysService.rotate(tx, input.apiKeyId)));
  }

  @Permission(ofItsRow)
  @ResolveField(() => [ScopeEnum], { description: 'What it may do.' })
  scopes(apiKey: ApiKeyRow): string[] {
    return apiKey.scopes.map((scope) => scopeName(scope));
  }
}

function minted(made: MadeApiKey | Problem): MintedApiKey | Problem {
  return made instanceof Problem ? made : { apiKey: made.apiKey, token: made.token };
}

function subjectOf({ apiKey }: MadeApiKey): Subject {
  return { type: 'ApiKey', id: apiKey.id };
}
