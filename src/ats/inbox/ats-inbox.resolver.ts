import {
  Args,
  ArgsType,
  Context,
  Field,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { AddressRefused } from '../../platform/outbound/outbound.problems.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import { Problem } from '../../platform/problems/problem.js';
import { AtsIntegration } from '../connection/ats-connection.model.js';
import type { AtsIntegrationRow } from '../connection/ats-connection.reads.js';
import { AtsDeliveredRow, AtsDelivery, AtsDeliveryStatusEnum } from './ats-delivery.model.js';
import {
  type AtsDeliveryRow,
  atsDeliveryById,
  atsDeliveryPages,
  countAtsDeliveries,
  rowsOfDelivery,
} from './ats-delivery.reads.js';
import {
  RedoAtsDeliveryInput,
  RemoveAtsSecretInput,
  RotateAtsSecretInput,
  UpdateAtsInboxInput,
} from './ats-inbox.inputs.js';
import { AtsInbox, AtsInboxWithSecret } from './ats-inbox.model.js';
import { AtsDeliveryBodyGone, AtsSecretsNotKept, TooManyAtsSecrets } from './ats-inbox.problems.js';
import type { AtsDeliveryStatus } from './delivery-statements.js';
import { InboxesService, type SetSecret } from './inboxes.service.js';
import { ShowInbox } from './show-inbox.js';

@ObjectType({ description: 'One page of deliveries, newest first.' })
export class AtsDeliveryConnection extends connectionType(AtsDelivery, 'deliveries of another system') {}

@ArgsType()
export class AtsDeliveriesArgs extends PageArgs {
  @Field(() => AtsDeliveryStatusEnum, { nullable: true, description: 'Those that stand so alone.' })
  @IsOptional()
  @IsIn(Object.keys(AtsDeliveryStatusEnum))
  status?: AtsDeliveryStatus | null;
}

const UpdateAtsInboxResult = mutationResult('UpdateAtsInboxResult', AtsInbox, [AddressRefused, AtsSecretsNotKept]);
const RotateAtsSecretResult = mutationResult('RotateAtsSecretResult', AtsInboxWithSecret, [
  AtsSecretsNotKept,
  TooManyAtsSecrets,
]);
const RemoveAtsSecretResult = mutationResult('RemoveAtsSecretResult', AtsInbox, []);
const RedoAtsDeliveryResult = mutationResult('RedoAtsDeliveryResult', AtsDelivery, [AtsDeliveryBodyGone]);

@Resolver(() => AtsInbox)
export class AtsInboxResolver {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly show: ShowInbox,
  ) {}

  @Permission('sync')
  @Query(() => AtsInbox, {
    nullable: true,
    description:
      'Where a connection sends, and what came; null if there is no connection of that id in your organization.',
  })
  async atsInbox(
    @Context() { reads }: RequestContext,
    @Args('atsIntegrationId', { type: () => IdScalar, description: 'Id of the connection.' }) atsIntegrationId: string,
  ): Promise<AtsInbox | null> {
    return await this.show.of(reads.tx, atsIntegrationId);
  }

  @Permission('sync')
  @Mutation(() => UpdateAtsInboxResult, {
    nullable: true,
    description: 'Says how a connection signs and where in its bodies what stands, or gives the key of its API.',
  })
  async updateAtsInbox(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and how.' }) input: UpdateAtsInboxInput,
  ): Promise<AtsInbox | Problem> {
    const act = { action: 'updateAtsInbox', input, subject: rowOf('AtsIntegration') };
    return await this.#shown(context, await context.change(act, (tx) => this.inboxes.update(tx, input)));
  }

  @Permission('sync')
  @Mutation(() => RotateAtsSecretResult, {
    nullable: true,
    description:
      'Sets or changes a secret by which deliveries are known. The one before is believed for 72 hours more, so that none is refused meanwhile.',
  })
  async rotateAtsSecret(
    @Context() context: RequestContext,
    @Args('input', { description: 'Whose, and which.' }) input: RotateAtsSecretInput,
  ): Promise<AtsInboxWithSecret | Problem> {
    const act = { action: 'rotateAtsSecret', input, subject: subjectOf };
    const set = await context.change(act, (tx) => this.inboxes.rotate(tx, input));
    if (set instanceof Problem) return set;
    const atsInbox = await this.#shown(context, set.connectionId);
    return atsInbox instanceof Problem ? atsInbox : { atsInbox, secret: set.secret };
  }

  @Permission('sync')
  @Mutation(() => RemoveAtsSecretResult, {
    nullable: true,
    description: 'Believes a secret no more, and none that it replaced: at once, as when it got into wrong hands.',
  })
  async removeAtsSecret(
    @Context() context: RequestContext,
    @Args('input', { description: 'Whose, and which.' }) input: RemoveAtsSecretInput,
  ): Promise<AtsInbox | Problem> {
    const { atsIntegrationId, label } = input;
    const act = { action: 'removeAtsSecret', input, subject: rowOf('AtsIntegration') };
    return await this.#shown(
      context,
      await context.change(act, (tx) => this.inboxes.remove(tx, atsIntegrationId, label)),
    );
  }

  @Permission('sync')
  @Mutation(() => RedoAtsDeliveryResult, {
    nullable: true,
    description:
      'Translates a delivery again, whatever became of it: after a word got its meaning, a credential was given, or the service was mended. What is known already stays as it is.',
  })
  async redoAtsDelivery(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which one.' }) input: RedoAtsDeliveryInput,
  ): Promise<AtsDeliveryRow | Problem> {
    const act = { action: 'redoAtsDelivery', input, subject: rowOf('AtsDelivery') };
    const result = await context.change(act, (tx) => this.inboxes.redo(tx, input.atsDeliveryId));
    return await answer(context, result, atsDeliveryById);
  }

  /** As it stands after the change. */
  async #shown(context: RequestContext, changed: string | Problem): Promise<AtsInbox | Problem> {
    if (changed instanceof Problem) return changed;
    context.reads.renew();
    return (await this.show.of(context.reads.tx, changed)) ?? new NotFound('connection', ['input', 'atsIntegrationId']);
  }
}

@Resolver(() => AtsIntegration)
export class AtsIntegrationDeliveriesResolver {
  @Permission(ofItsRow)
  @ResolveField(() => AtsDeliveryConnection, { description: 'What came in the last 30 days, newest first.' })
  async deliveries(
    @Parent() { id }: AtsIntegrationRow,
    @Context() { reads }: RequestContext,
    @Args() { status, ...page }: AtsDeliveriesArgs,
  ): Promise<Connection<AtsDeliveryRow>> {
    const parameters = [id, status ?? null];
    const list = { direction: 'newest-first', ...atsDeliveryPages, count: countAtsDeliveries, parameters } as const;
    return await idPage<AtsDeliveryRow, AtsDeliveryRow>(reads, list, page, (row) => row);
  }
}

@Resolver(() => AtsDelivery)
export class AtsDeliveryResolver {
  @Permission(ofItsRow)
  @ResolveField(() => [AtsDeliveredRow], { description: 'What became of each row, in their order: the last of them.' })
  async rows(
    @Parent() { id }: AtsDeliveryRow,
    @Context() { reads }: RequestContext,
    @Args() args: LatestArgs,
  ): Promise<AtsDeliveredRow[]> {
    const found = await rowsOfDelivery.of(reads, id, args);
    return found.map(({ problem, ...row }) => ({
      ...row,
      problemCode: problem?.code ?? null,
      problemMessage: problem?.message ?? null,
    }));
  }
}

function subjectOf({ connectionId }: SetSecret) {
  return { type: 'AtsIntegration', id: connectionId };
}
