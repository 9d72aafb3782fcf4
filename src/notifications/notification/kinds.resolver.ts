import { ResolveField, Resolver } from '@nestjs/graphql';
import { Message, type MessageRow } from '../../delivery/index.js';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { BulkMoveItem, type MovePreview } from '../../timelines/index.js';
import { CandidateMailKindEnum, MessageKindEnum, WithheldBecauseEnum } from './notification.enums.js';

/** What messages tell is known here, and not where they are sent. */
@Resolver(() => Message)
export class MessageKindResolver {
  @Permission(ofItsRow)
  @ResolveField(() => MessageKindEnum, { description: 'What it tells.' })
  kind({ kind }: MessageRow): string {
    return kind;
  }
}

/** What would be told of a move. */
@Resolver(() => BulkMoveItem)
export class BulkMoveItemKindResolver {
  @Permission(ofItsRow)
  @ResolveField(() => CandidateMailKindEnum, {
    nullable: true,
    description:
      'Which mail would tell it: the date is compared with what the candidate knows. Null if the move is refused.',
  })
  kind({ kind }: MovePreview): MovePreview['kind'] {
    return kind;
  }

  @Permission(ofItsRow)
  @ResolveField(() => WithheldBecauseEnum, {
    nullable: true,
    description: 'UNCHANGED if the candidate would be told nothing, because they know this date already; else null.',
  })
  withheldBecause({ withheldBecause }: MovePreview): MovePreview['withheldBecause'] {
    return withheldBecause;
  }
}
