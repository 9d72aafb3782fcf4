import { ResolveField, Resolver } from '@nestjs/graphql';
import { Message, type MessageRow } from '../../delivery/index.js';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { MessageKindEnum } from './notification.enums.js';

/** What messages tell is known here, and not where they are sent. */
@Resolver(() => Message)
export class MessageKindResolver {
  @Permission(ofItsRow)
  @ResolveField(() => MessageKindEnum, { description: 'What it tells.' })
  kind({ kind }: MessageRow): string {
    return kind;
  }
}
