import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { InterviewStatusEnum } from '../application.enums.js';
import type { InterviewEntity, InterviewStatus } from '../interview.entity.js';

@ObjectType({ implements: () => [Node], description: 'A conversation with the candidate that is part of the process.' })
export class Interview
  implements Pick<InterviewEntity, 'id' | 'title' | 'status' | 'isPreliminaryScreen' | 'scheduledAt' | 'completedAt'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'What it is, in your words.' })
  readonly title!: string;

  @Field(() => InterviewStatusEnum, { description: 'Whether it took place.' })
  readonly status!: InterviewStatus;

  @Field(() => Boolean, { description: 'A first screening call, after which no decision is expected yet.' })
  readonly isPreliminaryScreen!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it is or was to begin.' })
  readonly scheduledAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null unless it took place.' })
  readonly completedAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the interview was recorded here.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the interview last changed here: later with each change.' })
  readonly updatedAt!: Date;
}
