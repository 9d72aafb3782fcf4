import {
  Args,
  ArgsType,
  Context,
  Field,
  InputType,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { Secret } from '../../platform/audit/secret.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { IsMailAddress } from '../../platform/graphql/validators.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type MessageRow, messageById } from '../message/message.loader.js';
import { Message } from '../message/message.model.js';
import { suppressedAs } from './suppressed-as.js';
import { countSuppressions, type SuppressionRow, suppressionById, suppressionPages } from './suppression.loader.js';
import { Suppression } from './suppression.model.js';
import { SuppressionsService } from './suppressions.service.js';

@ObjectType({ description: 'One page of suppressed addresses, newest first.' })
export class SuppressionConnection extends connectionType(Suppression, 'suppressions') {}

@ArgsType()
export class SuppressionsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those of this address, in any case.' })
  @IsOptional()
  @IsMailAddress()
  address?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Those that were released, too.' })
  @IsBoolean()
  includeReleased!: boolean;
}

@InputType({ description: 'Which address may be written to again.' })
export class ReleaseSuppressionInput {
  @Field(() => String, { description: 'The suppressed address, in any case.' })
  @Secret()
  @IsMailAddress()
  address!: string;
}

const ReleaseSuppressionResult = mutationResult('ReleaseSuppressionResult', Suppression, []);

@Resolver(() => Suppression)
export class SuppressionResolver {
  constructor(private readonly suppressions: SuppressionsService) {}

  @Permission('reads')
  @Query(() => SuppressionConnection, {
    name: 'suppressions',
    description: 'The addresses to which nothing is sent any more, newest first.',
  })
  async list(@Context() context: RequestContext, @Args() args: SuppressionsArgs): Promise<Connection<SuppressionRow>> {
    const { includeReleased, address, ...page } = args;
    const list = {
      direction: 'newest-first',
      ...suppressionPages,
      count: countSuppressions,
      parameters: [includeReleased, address ? suppressedAs(context.actor.organizationId, address) : null],
    } as const;
    return await idPage<SuppressionRow, SuppressionRow>(context.reads, list, page, (row) => row);
  }

  @Permission('candidates:write')
  @Mutation(() => ReleaseSuppressionResult, {
    nullable: true,
    description:
      'Lets mails be sent to an address again. What could not reach a candidate there is told again, once, as it stands now: dates and outcomes. Release one that ASKED only if its owner told you to. Where your ATS says beside it that its owner is not to be written to (BY_ATS), that still stands; a second call releases it. A wrong address needs no release: correct it with `updateCandidate`.',
  })
  async releaseSuppression(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which address.' }) input: ReleaseSuppressionInput,
  ): Promise<SuppressionRow | Problem> {
    const result = await context.change({ action: 'releaseSuppression', input, subject: rowOf('Suppression') }, (tx) =>
      this.suppressions.release(tx, input.address),
    );
    return await answer(context, result, suppressionById);
  }

  @Permission('reads')
  @ResolveField(() => Message, {
    nullable: true,
    description: 'The message it followed from; of ASKED the receipt, which was the last to leave.',
  })
  async causedBy({ messageId }: SuppressionRow, _args: NoArgs, context: RequestContext): Promise<MessageRow | null> {
    return messageId === null ? null : await context.reads.load(messageById, messageId);
  }
}
