import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { RemoveRelayInput, SetRelayInput, TestRelayInput } from './relay.inputs.js';
import { type RelayRow, relayById, selectRelayInUse } from './relay.loader.js';
import { Relay, RelayFailure } from './relay.model.js';
import {
  RelayAddressRefused,
  RelayCertificateInvalid,
  RelayNoStarttls,
  RelayPasswordsNotKept,
  RelayPasswordUnreadable,
  RelayRefusedConnection,
  RelayRefusedLogin,
  RelayRefusedSender,
  RelayTlsFailed,
  RelayUnreachable,
  SandboxHasNoRelay,
} from './relay.problems.js';
import { RelayCheck } from './relay-check.js';
import { RelaysService } from './relays.service.js';

const SetRelayResult = mutationResult('SetRelayResult', Relay, [
  RelayAddressRefused,
  RelayPasswordsNotKept,
  SandboxHasNoRelay,
]);
const RemoveRelayResult = mutationResult('RemoveRelayResult', Relay, []);
const TestRelayResult = mutationResult('TestRelayResult', Relay, [
  RelayAddressRefused,
  RelayCertificateInvalid,
  RelayNoStarttls,
  RelayPasswordUnreadable,
  RelayRefusedConnection,
  RelayRefusedLogin,
  RelayRefusedSender,
  RelayTlsFailed,
  RelayUnreachable,
]);

@Resolver(() => Relay)
export class RelayResolver {
  constructor(
    private readonly relays: RelaysService,
    private readonly check: RelayCheck,
  ) {}

  @Permission('admin')
  @Query(() => Relay, {
    nullable: true,
    description: 'The mail server by which your organization sends; null if it sends by that of the service.',
  })
  async relay(@Context() context: RequestContext): Promise<RelayRow | null> {
    const [relay] = await context.reads.tx.query<RelayRow>(selectRelayInUse, [context.actor.organizationId]);
    return relay ?? null;
  }

  @Permission('admin')
  @Mutation(() => SetRelayResult, {
    nullable: true,
    description:
      'Sends the mails of your organization by your own mail server from now on, those that wait too. It takes the place of the one before. Nothing is connected to: try it with `testRelay`.',
  })
  async setRelay(
    @Context() context: RequestContext,
    @Args('input', { description: 'The mail server, and as whom to send.' }) input: SetRelayInput,
  ): Promise<RelayRow | Problem> {
    const refusal = this.relays.refusalOf(input) ?? (await this.check.refusalOfAddress(input.host, input.port));
    if (refusal !== null) return refusal;
    const act = { action: 'setRelay', input, subject: rowOf('Relay') };
    const result = await context.change(act, (tx) => this.relays.set(tx, input));
    return await answer(context, result, relayById);
  }

  @Permission('admin')
  @Mutation(() => RemoveRelayResult, {
    nullable: true,
    description:
      'Sends the mails of your organization by the mail server of the service again, those that wait too. The password is deleted.',
  })
  async removeRelay(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which relay.' }) input: RemoveRelayInput,
  ): Promise<RelayRow | Problem> {
    const act = { action: 'removeRelay', input, subject: rowOf('Relay') };
    const result = await context.change(act, (tx) => this.relays.remove(tx, input.relayId));
    return await answer(context, result, relayById);
  }

  @Permission('admin')
  @Mutation(() => TestRelayResult, {
    nullable: true,
    ...costs(100),
    description:
      'Connects to your relay, encrypts, logs in and asks whether it would take a mail from you, and sends none. Takes up to 12 seconds. If it would, its last failure is forgotten. Costs 100.',
  })
  async testRelay(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which relay.' }) input: TestRelayInput,
  ): Promise<RelayRow | Problem> {
    const relay = await this.relays.toConnect(context.reads.tx, input.relayId);
    if (relay instanceof Problem) return relay;
    // Outside of any transaction: it may take its time.
    context.reads.renew();
    const problem = await this.check.tryOut(relay);
    if (problem !== null) return problem;
    const act = { action: 'testRelay', input, subject: rowOf('Relay') };
    const result = await context.change(act, (tx) => this.relays.works(tx, input.relayId));
    return await answer(context, result, relayById);
  }

  @Permission(ofItsRow)
  @ResolveField(() => Boolean, { description: 'Whether a password is stored. It is never shown.' })
  passwordSet({ username, removedAt }: RelayRow): boolean {
    return username !== null && removedAt === null;
  }

  @Permission(ofItsRow)
  @ResolveField(() => RelayFailure, {
    nullable: true,
    description: 'When it last took no mail, and why; null if it has worked since, or never failed.',
  })
  lastFailure({ lastFailure: kind, lastFailureAt: at }: RelayRow): RelayFailure | null {
    return kind === null || at === null ? null : { kind, at };
  }
}
