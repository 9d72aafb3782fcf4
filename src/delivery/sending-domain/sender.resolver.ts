import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { selectRelayInUse } from '../relay/relay.loader.js';
import { maySendFrom } from './may-send-from.js';
import { SetSenderInput } from './sending-domain.inputs.js';
import { type SendingDomainRow, selectSender } from './sending-domain.loader.js';
import { Sender, SenderChange } from './sending-domain.model.js';
import { SandboxHasNoSendingDomain, SenderDomainNotVerified, SendingDomainsOff } from './sending-domain.problems.js';
import { SendingDomainsService } from './sending-domains.service.js';

const SetSenderResult = mutationResult('SetSenderResult', SenderChange, [
  SandboxHasNoSendingDomain,
  SenderDomainNotVerified,
  SendingDomainsOff,
]);

/** As its domain is a row, and what is shown of that is read from it. */
type SenderRow = Omit<Sender, 'sendingDomain'> & { readonly sendingDomain: SendingDomainRow };

@Resolver()
export class SenderResolver {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly domains: SendingDomainsService,
  ) {}

  @Permission('admin')
  @Query(() => Sender, {
    nullable: true,
    description:
      'As whom your mails leave by the mail server of the service; null if that is the address of the service.',
  })
  async sender(@Context() context: RequestContext): Promise<SenderRow | null> {
    const of = [context.actor.organizationId];
    const [domain] = await context.reads.tx.query<SendingDomainRow>(selectSender, of);
    if (domain === undefined || domain.senderAddress === null) return null;
    const [relay] = await context.reads.tx.query<object>(selectRelayInUse, of);
    return {
      fromAddress: domain.senderAddress,
      fromName: domain.senderName,
      inUse: relay === undefined && maySendFrom(domain, this.config),
      sendingDomain: domain,
    };
  }

  @Permission('admin')
  @Mutation(() => SetSenderResult, {
    nullable: true,
    description:
      'Lets your mails be from an address of a verified domain from now on, those that wait too; without an address, from that of the service again. If you set your own relay, they are from what you said there.',
  })
  async setSender(
    @Context() context: RequestContext,
    @Args('input', { description: 'As whom to send.' }) input: SetSenderInput,
  ): Promise<{ readonly sender: SenderRow | null } | Problem> {
    const subject = (id: string | null) => (id === null ? null : { type: 'SendingDomain', id });
    const act = { action: 'setSender', input, subject };
    const result = await context.change(act, (tx) => this.domains.setSender(tx, input));
    if (result instanceof Problem) return result;
    context.reads.renew();
    return { sender: await this.sender(context) };
  }
}
