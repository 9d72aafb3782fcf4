import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { ContactChannel, ContactEntity } from './contact.entity.js';

export const ContactChannelEnum = {
  PHONE: 'PHONE',
  EMAIL: 'EMAIL',
  MEETING: 'MEETING',
  MESSAGE: 'MESSAGE',
  OTHER: 'OTHER',
} as const satisfies Record<ContactChannel, ContactChannel>;

registerEnumType(ContactChannelEnum, {
  name: 'ContactChannel',
  description: 'How a member spoke with a candidate.',
  valuesMap: {
    PHONE: { description: 'A call.' },
    EMAIL: { description: 'A mail that a member wrote themselves.' },
    MEETING: { description: 'A conversation in person or by video.' },
    MESSAGE: { description: 'A text or chat message.' },
    OTHER: { description: 'In another way.' },
  },
});

@ObjectType({
  implements: () => [Node],
  description: 'That a member spoke with the candidate, outside of the mails of this service.',
})
export class Contact implements Pick<ContactEntity, 'id' | 'channel' | 'at' | 'toldDate' | 'internalNote'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => ContactChannelEnum, { description: 'How they spoke.' })
  readonly channel!: ContactChannel;

  @Field(() => DateTimeScalar, { description: 'When they spoke, which may be long before it was logged.' })
  readonly at!: Date;

  @Field(() => Boolean, { description: 'The candidate was told the decision date as it stood then.' })
  readonly toldDate!: boolean;

  @Field(() => Boolean, { description: 'The candidate was told what was decided.' })
  readonly toldDecision!: boolean;

  @Field(() => String, { nullable: true, description: 'Words for colleagues. They never reach a candidate.' })
  readonly internalNote!: string | null;
}
