import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Message, type MessageRow, messageById } from '../../delivery/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { ApprovalsService } from './approvals.service.js';
import { MessageNotWaiting } from './message.problems.js';
import {
  ApproveMessageInput,
  CancelMessageInput,
  EditMessageInput,
  PreviewMessageInput,
} from './message-approval.inputs.js';
import { MessagePreview } from './message-preview.model.js';
import { PreviewsService } from './previews.service.js';

const ApproveMessageResult = mutationResult('ApproveMessageResult', Message, [MessageNotWaiting]);
const EditMessageResult = mutationResult('EditMessageResult', Message, [MessageNotWaiting]);
const CancelMessageResult = mutationResult('CancelMessageResult', Message, [MessageNotWaiting]);
const PreviewMessageResult = mutationResult('PreviewMessageResult', MessagePreview, []);

/** What members do with messages before they leave. */
@Resolver()
export class MessageApprovalResolver {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly previews: PreviewsService,
  ) {}

  @Permission('messages:approve')
  @Mutation(() => ApproveMessageResult, {
    nullable: true,
    description:
      'Lets a waiting message leave, at the next opening of the sending window. It is judged and composed afresh then: what became untrue meanwhile is not sent. Where it takes back a yes, somebody should call first.',
  })
  async approveMessage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which message.' }) input: ApproveMessageInput,
  ): Promise<MessageRow | Problem> {
    const result = await context.change({ action: 'approveMessage', input, subject: rowOf('Message') }, (tx) =>
      this.approvals.approve(tx, input.messageId),
    );
    return await answer(context, result, messageById);
  }

  @Permission('messages:approve')
  @Mutation(() => EditMessageResult, {
    nullable: true,
    description: 'Puts other words to the candidate into a waiting message. Its facts and dates are not editable.',
  })
  async editMessage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which message, and the words.' }) input: EditMessageInput,
  ): Promise<MessageRow | Problem> {
    const result = await context.change({ action: 'editMessage', input, subject: rowOf('Message') }, (tx) =>
      this.approvals.edit(tx, input.messageId, input.note ?? null),
    );
    return await answer(context, result, messageById);
  }

  @Permission('messages:approve')
  @Mutation(() => CancelMessageResult, {
    nullable: true,
    description:
      'Stops a message to a candidate that has not left. The record says NOT_APPROVED; a decision that was stopped stays untold until a contact is logged or it is corrected.',
  })
  async cancelMessage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which message.' }) input: CancelMessageInput,
  ): Promise<MessageRow | Problem> {
    const result = await context.change({ action: 'cancelMessage', input, subject: rowOf('Message') }, (tx) =>
      this.approvals.stop(tx, input.messageId),
    );
    return await answer(context, result, messageById);
  }

  @Permission('messages:approve')
  @Mutation(() => PreviewMessageResult, {
    nullable: true,
    description: 'Composes a mail of any kind in any language to look at. It changes nothing and tells nobody.',
  })
  async previewMessage(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which mail.' }) input: PreviewMessageInput,
  ): Promise<MessagePreview | Problem> {
    const act = { action: 'previewMessage', input, subject: () => null, onlyLooks: true };
    return await context.change(act, (tx) => this.previews.preview(tx, input));
  }
}
