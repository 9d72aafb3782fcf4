import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { RedriveMessagesInput } from './redrive.inputs.js';
import { MessageRedrive } from './redrive.model.js';
import { RedrivesService } from './redrives.service.js';

const RedriveMessagesResult = mutationResult('RedriveMessagesResult', MessageRedrive, []);

@Resolver()
export class RedriveResolver {
  constructor(private readonly redrives: RedrivesService) {}

  @Permission('messages:approve')
  @Mutation(() => RedriveMessagesResult, {
    nullable: true,
    ...costs(500),
    description:
      'Puts dead messages to candidates back into the queue, after a mail server was mended for instance, and those that were accepted and came back because of the service (SENDER_FAULT). Each is judged first: what does not hold any more is not sent. It goes to the address the candidate has now; when it is accepted, they have been told, as after any message. Costs 500.',
  })
  async redriveMessages(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which messages.' }) input: RedriveMessagesInput,
  ): Promise<MessageRedrive | Problem> {
    const [only, ...others] = input.messageIds ?? [];
    const subject = () => (only === undefined || others.length > 0 ? null : { type: 'Message', id: only });
    return await context.change({ action: 'redriveMessages', input, subject }, (tx) =>
      this.redrives.redrive(tx, input),
    );
  }
}
