import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import type { ApplicationTurnEntity, ApplicationTurnKind } from './application-turn.entity.js';

export type Withdrawal = Exclude<ApplicationTurnKind, 'REOPENED'>;

export const WithdrawalEnum = {
  WITHDRAWN: 'WITHDRAWN',
  HIRED_ELSEWHERE: 'HIRED_ELSEWHERE',
} as const satisfies Record<Withdrawal, Withdrawal>;

registerEnumType(WithdrawalEnum, {
  name: 'Withdrawal',
  description: 'How a candidate took an application back.',
  valuesMap: {
    WITHDRAWN: { description: 'They do not want this position any more.' },
    HIRED_ELSEWHERE: {
      description:
        'They have taken another position: every active application of theirs at your organization ends. A member with rights for jobs of their own only cannot record it of a candidate who has one for another job.',
    },
  },
});

export const ApplicationTurnKindEnum = { ...WithdrawalEnum, REOPENED: 'REOPENED' } as const satisfies Record<
  ApplicationTurnKind,
  ApplicationTurnKind
>;

registerEnumType(ApplicationTurnKindEnum, {
  name: 'ApplicationTurnKind',
  description: 'How an application ended, or went on, without a decision.',
  valuesMap: {
    WITHDRAWN: { description: 'The candidate took it back.' },
    HIRED_ELSEWHERE: { description: 'The candidate has taken another position.' },
    REOPENED: { description: 'Its decision or its end was taken back: it is active again.' },
  },
});

@ObjectType({ description: 'That an application ended without a decision, or is active again after its end.' })
export class ApplicationTurn implements Pick<ApplicationTurnEntity, 'kind' | 'internalNote' | 'at'> {
  @Field(() => ApplicationTurnKindEnum, { description: 'What happened.' })
  readonly kind!: ApplicationTurnKind;

  @Field(() => String, { nullable: true, description: 'Words for colleagues. They never reach a candidate.' })
  readonly internalNote!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly at!: Date;
}
