import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { SuppressionReason } from './suppression.entity.js';
import type { SuppressionRow } from './suppression.loader.js';

export const SuppressionReasonEnum = {
  BOUNCED: 'BOUNCED',
  REFUSED: 'REFUSED',
  COMPLAINED: 'COMPLAINED',
  ASKED: 'ASKED',
  BY_MEMBER: 'BY_MEMBER',
  BY_ATS: 'BY_ATS',
} as const satisfies Record<SuppressionReason, SuppressionReason>;

registerEnumType(SuppressionReasonEnum, {
  name: 'SuppressionReason',
  description: 'Why nothing is sent to an address any more.',
  valuesMap: {
    BOUNCED: { description: 'A mail was accepted and came back: there is no such mailbox.' },
    REFUSED: { description: 'The mail server refused the address for good.' },
    COMPLAINED: { description: 'Its owner marked a mail as spam.' },
    ASKED: { description: 'Its owner asked not to be written to again, by the link in a mail.' },
    BY_MEMBER: { description: 'A member put it there.' },
    BY_ATS: {
      description:
        'Your ATS says that its owner is not to be written to. It is released when that says otherwise. It stands beside any other reason, and each is released by itself.',
    },
  },
});

@ObjectType({
  implements: () => [Node],
  description:
    'An address to which your organization sends nothing more. What falls due to it is withheld, SUPPRESSED; what was under way is cancelled.',
})
export class Suppression implements Omit<SuppressionRow, 'messageId'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, {
    description:
      'In lower case; addresses are compared without regard to case. Of somebody who was erased, `sha256:` and a hash.',
  })
  readonly address!: string;

  @Field(() => SuppressionReasonEnum, { description: 'The first reason; a second one changes nothing.' })
  readonly reason!: SuppressionReason;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  readonly at!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was released; null while it stands.' })
  readonly releasedAt!: Date | null;

  @Field(() => Boolean, {
    description:
      'It was released by the service itself, or never in force: many addresses of its domain were refused with the same words within minutes, which is about the service or the domain.',
  })
  readonly burst!: boolean;
}
