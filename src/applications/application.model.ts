import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../platform/graphql/node/node.js';
import { DateScalar } from '../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import type { OutcomeKind } from '../rules/index.js';
import type { ApplicationEntity, ApplicationStatus } from './application.entity.js';
import { ApplicationStatusEnum, OutcomeKindEnum, RejectionReasonEnum } from './application.enums.js';
import type { OutcomeEntity, RejectionReason } from './outcome.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'One candidate for one job. A candidate has at most one active application per job.',
})
export class Application implements Pick<ApplicationEntity, 'id' | 'status' | 'stage' | 'appliedOn' | 'endedAt'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => ApplicationStatusEnum, { description: 'Whether it is decided, and how.' })
  readonly status!: ApplicationStatus;

  @Field(() => String, {
    description:
      'The step of your process, in your words. Candidates never read these: they read the names that `namePublicStage` gives it, if any.',
  })
  readonly stage!: string;

  @Field(() => DateScalar, { description: 'The day the candidate applied.' })
  readonly appliedOn!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended; null while it is active, and if it ended before this was recorded.',
  })
  readonly endedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the application was created here.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    description:
      'When the application itself last changed here: later with each change. Its interviews and timelines have their own.',
  })
  readonly updatedAt!: Date;
}

@ObjectType({
  implements: () => [Node],
  description: 'A decision about an application, and whether the candidate has been told.',
})
export class Outcome
  implements Pick<OutcomeEntity, 'id' | 'kind' | 'reason' | 'note' | 'decidedAt' | 'tellOn' | 'toldAt'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => OutcomeKindEnum, { description: 'What was decided.' })
  readonly kind!: OutcomeKind;

  @Field(() => RejectionReasonEnum, {
    nullable: true,
    description: 'Why there is no offer; null unless the candidate was rejected.',
  })
  readonly reason!: RejectionReason | null;

  @Field(() => String, { nullable: true, description: "The recruiter's words to the candidate about it." })
  readonly note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the decision was recorded.' })
  readonly decidedAt!: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the candidate is to be told, if not at once.',
  })
  readonly tellOn!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the candidate knew: their mail was accepted, or a member told them. Null is an untold decision.',
  })
  readonly toldAt!: Date | null;
}
