import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RelayEntity } from './relay.entity.js';
import type { RelayRow } from './relay.loader.js';
import type { RelayFailureKind } from './relay-failure.js';

export type RelaySecurity = RelayEntity['security'];

export const RelaySecurityEnum = { TLS: 'TLS', STARTTLS: 'STARTTLS' } as const satisfies Record<
  RelaySecurity,
  RelaySecurity
>;

registerEnumType(RelaySecurityEnum, {
  name: 'RelaySecurity',
  description:
    'How a connection to a relay is encrypted. Always is it, and the certificate has to be valid for the host.',
  valuesMap: {
    TLS: { description: 'From the first byte, as at port 465.' },
    STARTTLS: { description: 'By the command STARTTLS, as at ports 587, 2525 and 25. No mail is sent without it.' },
  },
});

export type RelayEnvelopeSender = RelayEntity['envelopeSender'];

export const RelayEnvelopeSenderEnum = { SERVICE: 'SERVICE', FROM_ADDRESS: 'FROM_ADDRESS' } as const satisfies Record<
  RelayEnvelopeSender,
  RelayEnvelopeSender
>;

registerEnumType(RelayEnvelopeSenderEnum, {
  name: 'RelayEnvelopeSender',
  description: 'To whom it is reported if a mail that a relay took comes back: the envelope sender of the mail.',
  valuesMap: {
    SERVICE: {
      description:
        'The service, where it hears of mails that come back; else the address that mails are from. The relay has to let the service’s address pass.',
    },
    FROM_ADDRESS: {
      description:
        'The address that mails are from. The service does not hear that a mail came back: what it said stays told, and the address is written to again. Read that mailbox.',
    },
  },
});

export const RelayFailureKindEnum = {
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  UNREACHABLE: 'UNREACHABLE',
  CONNECTION_REFUSED: 'CONNECTION_REFUSED',
  NO_STARTTLS: 'NO_STARTTLS',
  TLS_FAILED: 'TLS_FAILED',
  CERTIFICATE_INVALID: 'CERTIFICATE_INVALID',
  LOGIN_REFUSED: 'LOGIN_REFUSED',
  PASSWORD_UNREADABLE: 'PASSWORD_UNREADABLE',
  SENDER_REFUSED: 'SENDER_REFUSED',
} as const satisfies Record<RelayFailureKind, RelayFailureKind>;

registerEnumType(RelayFailureKindEnum, {
  name: 'RelayFailureKind',
  description: 'Why a relay took no mail. Messages wait for it, up to 14 days; it says nothing of them.',
  valuesMap: {
    ADDRESS_REFUSED: { description: 'Its host leads to an address that is not of the public Internet.' },
    UNREACHABLE: { description: 'Its name has no address, nobody answers there, or the connection broke.' },
    CONNECTION_REFUSED: { description: 'It refused us with its greeting: it blocks our address, or takes no mail.' },
    NO_STARTTLS: { description: 'It does not offer STARTTLS.' },
    TLS_FAILED: { description: 'No encryption could be agreed on.' },
    CERTIFICATE_INVALID: { description: 'Its certificate expired, is for another host, or nobody vouches for it.' },
    LOGIN_REFUSED: { description: 'It refused user and password, offers no login, or wants one and has none set.' },
    PASSWORD_UNREADABLE: { description: 'The stored password cannot be read any more: set the relay again.' },
    SENDER_REFUSED: { description: 'It does not let us send from our sender address.' },
  },
});

@ObjectType({ description: 'When a relay last took no mail, and why.' })
export class RelayFailure {
  @Field(() => RelayFailureKindEnum, { description: 'What stood in the way.' })
  readonly kind!: RelayFailureKind;

  @Field(() => DateTimeScalar, { description: 'When that last was so.' })
  readonly at!: Date;
}

@ObjectType({
  implements: () => [Node],
  description:
    'The mail server by which your organization sends its mails, instead of that of the service. Its password is never shown.',
})
export class Relay implements Omit<RelayRow, 'lastFailure' | 'lastFailureAt'> {
  @Field(() => IdScalar, { description: 'Made by the service; each `setRelay` makes another.' })
  readonly id!: string;

  @Field(() => String, { description: 'Its name, for which its certificate has to be valid.' })
  readonly host!: string;

  @Field(() => Int, { description: '25, 465, 587 or 2525.' })
  readonly port!: number;

  @Field(() => RelaySecurityEnum, { description: 'How connections to it are encrypted.' })
  readonly security!: RelaySecurity;

  @Field(() => String, { nullable: true, description: 'With whom we log in; null if it asks for no login.' })
  readonly username!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address mails are from; null for the address of the service.',
  })
  readonly fromAddress!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name mails are from; null for the name with which your organization signs.',
  })
  readonly fromName!: string | null;

  @Field(() => RelayEnvelopeSenderEnum, { description: 'To whom it is reported if a mail comes back.' })
  readonly envelopeSender!: RelayEnvelopeSender;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was removed or another one took its place; null while it is in use.',
  })
  readonly removedAt!: Date | null;
}
