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
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { AddressRefused } from '../../platform/outbound/outbound.problems.js';
import { OutboundGuard } from '../../platform/outbound/outbound-guard.js';
import { Problem } from '../../platform/problems/problem.js';
import {
  CreateWebhookEndpointInput,
  DeleteWebhookEndpointInput,
  RotateWebhookSecretInput,
  TestWebhookEndpointInput,
  UpdateWebhookEndpointInput,
} from './webhook-endpoint.inputs.js';
import { WebhookEndpoint, WebhookEndpointWithSecret } from './webhook-endpoint.model.js';
import { TooManyWebhookEndpoints, WebhookSecretsNotKept } from './webhook-endpoint.problems.js';
import {
  countWebhookEndpoints,
  type WebhookEndpointRow,
  webhookEndpointById,
  webhookEndpointPages,
} from './webhook-endpoint.reads.js';
import { type MadeSecret, WebhookEndpointsService } from './webhook-endpoints.service.js';
import { WebhookEndpointTest, WebhookTest } from './webhook-test.js';

@ObjectType({ description: 'One page of webhook endpoints, oldest first.' })
export class WebhookEndpointConnection extends connectionType(WebhookEndpoint, 'webhook endpoints') {}

const CreateWebhookEndpointResult = mutationResult('CreateWebhookEndpointResult', WebhookEndpointWithSecret, [
  AddressRefused,
  TooManyWebhookEndpoints,
  WebhookSecretsNotKept,
]);
const UpdateWebhookEndpointResult = mutationResult('UpdateWebhookEndpointResult', WebhookEndpoint, [
  AddressRefused,
  WebhookSecretsNotKept,
]);
const DeleteWebhookEndpointResult = mutationResult('DeleteWebhookEndpointResult', WebhookEndpoint, []);
const RotateWebhookSecretResult = mutationResult('RotateWebhookSecretResult', WebhookEndpointWithSecret, [
  WebhookSecretsNotKept,
]);
const TestWebhookEndpointResult = mutationResult('TestWebhookEndpointResult', WebhookEndpointTest, []);

const resolveMs = 5_000;

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointResolver {
  constructor(
    private readonly endpoints: WebhookEndpointsService,
    private readonly test: WebhookTest,
    private readonly guard: OutboundGuard,
  ) {}

  @Permission('webhooks')
  @Query(() => WebhookEndpointConnection, { description: 'Where events are sent, 50 at most.' })
  async webhookEndpoints(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<WebhookEndpointRow>> {
    const list = { direction: 'oldest-first', ...webhookEndpointPages, count: countWebhookEndpoints } as const;
    return await idPage<WebhookEndpointRow, WebhookEndpointRow>(context.reads, list, page, (row) => row);
  }

  @Permission('webhooks')
  @Query(() => WebhookEndpoint, {
    nullable: true,
    description: 'One endpoint with what was sent there; null if there is none of that id in your organization.',
  })
  async webhookEndpoint(
    @Context() { reads }: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the endpoint.' }) id: string,
  ): Promise<WebhookEndpointRow | null> {
    return await reads.load(webhookEndpointById, id);
  }

  @Permission('webhooks')
  @Mutation(() => CreateWebhookEndpointResult, {
    nullable: true,
    description:
      'Sends events to an address from now on, signed as Standard Webhooks 1.0 says. The secret is in this answer and nowhere else.',
  })
  async createWebhookEndpoint(
    @Context() context: RequestContext,
    @Args('input', { description: 'Where, and which.' }) input: CreateWebhookEndpointInput,
  ): Promise<WebhookEndpointWithSecret | Problem> {
    const refusal = this.endpoints.refusalOf(input) ?? (await this.#refuseAddress(input.url));
    if (refusal !== null) return refusal;
    const act = { action: 'createWebhookEndpoint', input, subject: subjectOf };
    return await withSecret(context, await context.change(act, (tx) => this.endpoints.create(tx, input)));
  }

  @Permission('webhooks')
  @Mutation(() => UpdateWebhookEndpointResult, {
    nullable: true,
    description: 'Changes what is sent to an endpoint and where it is, or switches it off and on.',
  })
  async updateWebhookEndpoint(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and what of it.' }) input: UpdateWebhookEndpointInput,
  ): Promise<WebhookEndpointRow | Problem> {
    const { url } = input;
    const refusal = this.endpoints.refusalOf(input) ?? (url == null ? null : await this.#refuseAddress(url));
    if (refusal !== null) return refusal;
    const act = { action: 'updateWebhookEndpoint', input, subject: rowOf('WebhookEndpoint') };
    const result = await context.change(act, (tx) => this.endpoints.update(tx, input));
    return await answer(context, result, webhookEndpointById);
  }

  @Permission('webhooks')
  @Mutation(() => DeleteWebhookEndpointResult, {
    nullable: true,
    description: 'Sends nothing to an endpoint any more, and forgets its secret. What waited is given up.',
  })
  async deleteWebhookEndpoint(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which one.' }) input: DeleteWebhookEndpointInput,
  ): Promise<WebhookEndpointRow | Problem> {
    const act = { action: 'deleteWebhookEndpoint', input, subject: rowOf('WebhookEndpoint') };
    const result = await context.change(act, (tx) => this.endpoints.delete(tx, input.webhookEndpointId));
    return await answer(context, result, webhookEndpointById);
  }

  @Permission('webhooks')
  @Mutation(() => RotateWebhookSecretResult, {
    nullable: true,
    description: 'Makes another secret. For 24 hours both sign, so that no delivery is refused meanwhile.',
  })
  async rotateWebhookSecret(
    @Context() context: RequestContext,
    @Args('input', { description: 'Whose.' }) input: RotateWebhookSecretInput,
  ): Promise<WebhookEndpointWithSecret | Problem> {
    const refusal = this.endpoints.refusalOf({ secret: input.secret ?? null });
    if (refusal !== null) return refusal;
    const act = { action: 'rotateWebhookSecret', input, subject: subjectOf };
    const { webhookEndpointId: id, secret } = input;
    const made = await context.change(act, (tx) => this.endpoints.rotate(tx, id, secret ?? null));
    return await withSecret(context, made);
  }

  @Permission('webhooks')
  @Mutation(() => TestWebhookEndpointResult, {
    nullable: true,
    ...costs(100),
    description:
      'Sends an event of the type `webhook_endpoint.tested.v1` to an endpoint, disabled or not, and answers what it answered. Takes up to 10 seconds. Costs 100.',
  })
  async testWebhookEndpoint(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which one.' }) input: TestWebhookEndpointInput,
  ): Promise<WebhookEndpointTest | Problem> {
    const { webhookEndpointId: id } = input;
    const found = await this.test.endpoint(context.reads.tx, id);
    if (found instanceof Problem) return found;
    // Outside of any transaction: it may take its time.
    context.reads.renew();
    const call = await this.test.send(found.endpoint, found.now);
    const act = { action: 'testWebhookEndpoint', input, subject: rowOf('WebhookEndpoint') };
    const result = await context.change(act, (tx) => this.test.record(tx, id, call));
    const webhookEndpoint = await answer(context, result, webhookEndpointById);
    if (webhookEndpoint instanceof Problem) return webhookEndpoint;
    return { webhookEndpoint, attempt: { ...call, trigger: 'TEST', at: found.now } };
  }

  /** A name that does not resolve may be about to. */
  async #refuseAddress(url: string): Promise<Problem | null> {
    const admission = await this.guard.admitUrl(url, AbortSignal.timeout(resolveMs));
    return admission.kind === 'refused-address' ? new AddressRefused(url, admission.because, ['input', 'url']) : null;
  }
}

async function withSecret(
  context: RequestContext,
  made: MadeSecret | Problem,
): Promise<WebhookEndpointWithSecret | Problem> {
  if (made instanceof Problem) return made;
  const webhookEndpoint = await answer(context, made.id, webhookEndpointById);
  return webhookEndpoint instanceof Problem ? webhookEndpoint : { webhookEndpoint, secret: made.secret };
}

function subjectOf({ id }: MadeSecret) {
  return { type: 'WebhookEndpoint', id };
}
