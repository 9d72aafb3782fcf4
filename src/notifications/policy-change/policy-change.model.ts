import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MailKind } from '../../mails/index.js';
import { PolicyModel } from '../../organizations/index.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { MessageKindEnum } from '../notification/notification.enums.js';

@ObjectType({ description: 'How many mails of a kind the last 90 days would have seen.' })
export class PolicyMailCount {
  @Field(() => MessageKindEnum, { description: 'Which mail to candidates; DIGEST is several things in one.' })
  readonly kind!: MailKind | 'DIGEST';

  @Field(() => Int, { description: 'By the policy as it is.' })
  readonly before!: number;

  @Field(() => Int, { description: 'By the policy as it would be.' })
  readonly after!: number;
}

@ObjectType({
  description:
    'The last 90 days told again by both policies: what your people did, and what each policy makes of it. A mail that was sent is delivered as it was then, and any other at once; where one waits for a member, it is approved at once. Zones and addresses are as they are now.',
})
export class PolicyTrial {
  @Field(() => DateTimeScalar, { description: 'Mails are counted from then on.' })
  readonly since!: Date;

  @Field(() => Int, { description: 'How many candidates it is about: the latest 2,000 at most.' })
  readonly candidates!: number;

  @Field(() => Boolean, { description: 'Whether there were more candidates than that, who were left out.' })
  readonly isSample!: boolean;

  @Field(() => [PolicyMailCount], {
    ...costsAsRows(12),
    description: 'Mails to candidates by kind, the most frequent first. Counts as 12 rows.',
  })
  readonly mails!: PolicyMailCount[];
}

@ObjectType({ description: 'What a change of the policy does, or with `dryRun` would do.' })
export class PolicyChange {
  @Field(() => Boolean, { description: 'False for a dry run: nothing has changed.' })
  readonly applied!: boolean;

  @Field(() => PolicyModel, { description: 'The policy as it is to be. In a dry run it has the number it would get.' })
  readonly policy!: PolicyModel;

  @Field(() => Int, { description: 'How many open timelines were looked at: the first 5,000 of those it holds for.' })
  readonly timelinesLookedAt!: number;

  @Field(() => Int, { description: 'For how many of them something else happens next, or at another time.' })
  readonly timelinesChanged!: number;

  @Field(() => PolicyTrial, { nullable: true, description: 'Only in a dry run.' })
  readonly trial!: PolicyTrial | null;
}
