import { Field, ObjectType } from '@nestjs/graphql';
import type { ActorRecord } from '../../platform/actor/actor.js';
import { RecordedActor } from '../../platform/actor/actor.model.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { FollowUpRow } from './follow-up.reads.js';
import { type FollowUpKind, FollowUpKindEnum } from './follow-up-kind.js';

@ObjectType({
  implements: () => [Node],
  description: 'What a candidate sent by their page. It shows once it cannot be taken back any more.',
})
export class FollowUp implements Pick<FollowUpRow, 'id' | 'kind' | 'words' | 'answeredAt' | 'answer'> {
  @Field(() => IdScalar, { description: 'Its id.' })
  readonly id!: string;

  @Field(() => FollowUpKindEnum, { description: 'What it is.' })
  readonly kind!: FollowUpKind;

  @Field(() => DateTimeScalar, { description: 'When they sent it.' })
  readonly madeAt!: Date;

  @Field(() => String, { nullable: true, description: 'Their own words, plain text; null if there are none.' })
  readonly words!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was answered; null while it is not, and of what asks for no answer.',
  })
  readonly answeredAt!: Date | null;

  @Field(() => RecordedActor, { nullable: true, description: 'Who answered it; null while nobody has.' })
  readonly answeredBy!: ActorRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words to the candidate with which it was answered; null if there were none.',
  })
  readonly answer!: string | null;
}
