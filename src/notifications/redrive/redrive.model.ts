import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RedriveRefusalReason } from '../../rules/index.js';

export const RedriveRefusalEnum = {
  NOT_DEAD: 'NOT_DEAD',
  ERASED: 'ERASED',
  KIND: 'KIND',
  SUPERSEDED: 'SUPERSEDED',
  DATE_PASSED: 'DATE_PASSED',
  SUPPRESSED: 'SUPPRESSED',
  DECLINED: 'DECLINED',
  CAME_BACK: 'CAME_BACK',
  POSSIBLE_DUPLICATE: 'POSSIBLE_DUPLICATE',
} as const satisfies Record<RedriveRefusalReason, RedriveRefusalReason>;

registerEnumType(RedriveRefusalEnum, {
  name: 'RedriveRefusalReason',
  description: 'Why a message was not put back into the queue.',
  valuesMap: {
    NOT_DEAD: {
      description:
        'Its status is not DEAD: it is under way, was cancelled, or was sent and did not come back because of the service.',
    },
    ERASED: { description: 'Its candidate was erased, and what it said with them.' },
    KIND: {
      description:
        'It speaks of the day on which it was composed: a note that a date passed or that nothing is decided yet, a receipt, or anything to a member. Call instead, or log a contact.',
    },
    SUPERSEDED: {
      description:
        'Not all it tells holds any more: the date was moved, the decision was corrected, the application was decided or ended, or the candidate was told since.',
    },
    DATE_PASSED: { description: 'A date it promises would be over when it leaves: set a new one.' },
    SUPPRESSED: { description: 'Nothing is sent to the address: correct it, or release it with `releaseSuppression`.' },
    DECLINED: { description: 'It only reassures, and the candidate does without.' },
    CAME_BACK: { description: 'It had arrived at a mail server after all, and came back from there.' },
    POSSIBLE_DUPLICATE: { description: 'It may have arrived; say `acceptDuplicates: true` to send it all the same.' },
  },
});

@ObjectType({ description: 'A message that stayed as it was.' })
export class RedriveRefusal {
  @Field(() => IdScalar, { description: 'The message.' })
  readonly messageId!: string;

  @Field(() => RedriveRefusalEnum, { description: 'The first of the reasons, in their order, that applies.' })
  readonly reason!: RedriveRefusalReason;
}

@ObjectType({ description: 'Which messages were put back into the queue, and which were not and why.' })
export class MessageRedrive {
  @Field(() => Int, { description: 'How many were put back.' })
  readonly redriven!: number;

  @Field(() => [IdScalar], { description: 'Those; each leaves at the next opening of its sending window.' })
  readonly messageIds!: string[];

  @Field(() => [RedriveRefusal], {
    ...costsAsRows(100),
    description: 'Those that stayed as they were. Counts as 100 rows.',
  })
  readonly refused!: RedriveRefusal[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Give it as `diedAfter` of the next call to go on: the filter fits more than `limit`. Those that were refused and died at this very instant are looked at again. Null if it was through.',
  })
  readonly nextDiedAfter!: Date | null;
}
