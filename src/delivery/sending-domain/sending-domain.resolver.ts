import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { costs, costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { type ExpectedRecord, expectedRecords } from './dns-records.js';
import { AddSendingDomainInput, RemoveSendingDomainInput, VerifySendingDomainInput } from './sending-domain.inputs.js';
import {
  countSendingDomains,
  type SendingDomainRow,
  sendingDomainById,
  sendingDomainPages,
} from './sending-domain.loader.js';
import { DnsRecord, SendingDomain } from './sending-domain.model.js';
import {
  SandboxHasNoSendingDomain,
  SendingDomainsOff,
  SendingDomainTaken,
  TooManySendingDomains,
} from './sending-domain.problems.js';
import { SendingDomainCheck } from './sending-domain-check.js';
import { noSuchDomain, SendingDomainsService } from './sending-domains.service.js';

@ObjectType({ description: 'One page of sending domains, oldest first.' })
export class SendingDomainConnection extends connectionType(SendingDomain, 'sending domains') {}

const AddSendingDomainResult = mutationResult('AddSendingDomainResult', SendingDomain, [
  SandboxHasNoSendingDomain,
  SendingDomainsOff,
  TooManySendingDomains,
]);
const VerifySendingDomainResult = mutationResult('VerifySendingDomainResult', SendingDomain, [SendingDomainTaken]);
const RemoveSendingDomainResult = mutationResult('RemoveSendingDomainResult', SendingDomain, []);

@Resolver(() => SendingDomain)
export class SendingDomainResolver {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly domains: SendingDomainsService,
    private readonly check: SendingDomainCheck,
  ) {}

  @Permission('admin')
  @Query(() => SendingDomainConnection, {
    description: 'The domains that you added and did not remove, 20 at most.',
  })
  async sendingDomains(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<SendingDomainRow>> {
    const list = { direction: 'oldest-first', ...sendingDomainPages, count: countSendingDomains } as const;
    return await idPage<SendingDomainRow, SendingDomainRow>(context.reads, list, page, (row) => row);
  }

  @Permission('admin')
  @Mutation(() => AddSendingDomainResult, {
    nullable: true,
    description:
      'Adds a domain from which the service is to send your mails, and answers the DNS records to publish for it. Nothing is looked up: publish them, then call `verifySendingDomain`. One that was added before is answered as it is.',
  })
  async addSendingDomain(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which domain.' }) input: AddSendingDomainInput,
  ): Promise<SendingDomainRow | Problem> {
    const domain = this.domains.nameOf(input.domain);
    if (domain instanceof Problem) return domain;
    const act = { action: 'addSendingDomain', input, subject: rowOf('SendingDomain') };
    const result = await context.change(act, (tx) => this.domains.add(tx, domain));
    return await answer(context, result, sendingDomainById);
  }

  @Permission('admin')
  @Mutation(() => VerifySendingDomainResult, {
    nullable: true,
    ...costs(100),
    description:
      'Looks into DNS for the records of a domain. If all are there it is VERIFIED; if not, `records` tells of each what was found instead. A change of DNS may take hours to be seen. Takes up to 11 seconds. Costs 100.',
  })
  async verifySendingDomain(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which domain.' }) input: VerifySendingDomainInput,
  ): Promise<SendingDomainRow | Problem> {
    const { sendingDomainId: id } = input;
    const domain = await context.reads.load(sendingDomainById, id);
    if (!domain || domain.removedAt !== null) return noSuchDomain();
    // Outside of any transaction: it may take its time.
    context.reads.renew();
    const records = await this.check.look(domain);
    const act = { action: 'verifySendingDomain', input, subject: rowOf('SendingDomain') };
    const selector = this.config.dkim?.selector ?? null;
    const result = await context.change(act, (tx) => this.domains.checked(tx, id, records, selector));
    return await answer(context, result, sendingDomainById);
  }

  @Permission('admin')
  @Mutation(() => RemoveSendingDomainResult, {
    nullable: true,
    description:
      'Sends no mail from this domain any more. If your mails were from it, they are from the address of the service again, those that wait too.',
  })
  async removeSendingDomain(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which domain.' }) input: RemoveSendingDomainInput,
  ): Promise<SendingDomainRow | Problem> {
    const act = { action: 'removeSendingDomain', input, subject: rowOf('SendingDomain') };
    const result = await context.change(act, (tx) => this.domains.remove(tx, input.sendingDomainId));
    return await answer(context, result, sendingDomainById);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [DnsRecord], {
    ...costsAsRows(3),
    description: 'The DNS records that have to be there, and what the last look saw of them. Counts as 3 rows.',
  })
  records(row: SendingDomainRow): DnsRecord[] {
    return expectedRecords(row, this.config.dkim).map((expected) => shown(expected, row));
  }
}

function shown({ purpose, name, value }: ExpectedRecord, row: SendingDomainRow): DnsRecord {
  const [state, found] =
    purpose === 'OWNERSHIP' ? [row.ownershipState, row.ownershipFound] : [row.signatureState, row.signatureFound];
  return { purpose, type: 'TXT', name, value, state, found };
}
