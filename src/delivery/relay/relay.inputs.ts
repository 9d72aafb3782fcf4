import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Secret } from '../../platform/audit/secret.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsMailAddress, IsPersonName } from '../../platform/graphql/validators.js';
import {
  type RelayEnvelopeSender,
  RelayEnvelopeSenderEnum,
  type RelaySecurity,
  RelaySecurityEnum,
} from './relay.model.js';

// What a login can carry: SASL PLAIN parts its words by NUL, and a line ends at CR and LF.
const printable = /^[^\p{Cc}\p{Cs}]+$/u;

@InputType({
  description:
    'How your mail server is reached, and from whom mails are by it. All of it is set anew each time, the password too.',
})
export class SetRelayInput {
  @Field(() => String, {
    description: 'Name or IP address of the mail server, of the public Internet. At most 253 characters.',
  })
  @Matches(/^[^\s/@]{1,253}$/, { message: 'must be a host of at most 253 characters' })
  host!: string;

  @Field(() => Int, { defaultValue: 587, description: '25, 465, 587 or 2525.' })
  @IsInt()
  @Min(1)
  @Max(65_535)
  port: number = 587;

  @Field(() => RelaySecurityEnum, {
    defaultValue: 'STARTTLS',
    description: 'TLS from the first byte (465), or STARTTLS (587). There is no third way.',
  })
  @IsIn(Object.keys(RelaySecurityEnum))
  security: RelaySecurity = 'STARTTLS';

  @Field(() => String, {
    nullable: true,
    description:
      'With whom to log in, together with `password`. At most 255 characters. Leave both out if it asks for no login.',
  })
  @IsOptional()
  @Matches(printable, { message: 'must not be empty and must not contain control characters' })
  @Length(1, 255)
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'At most 1,000 characters. It is stored sealed and never shown again, so it has to be given each time a relay is set.',
  })
  @Secret()
  @IsOptional()
  @Matches(printable, { message: 'must not be empty and must not contain control characters' })
  @Length(1, 1_000)
  password?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address mails are to be from: one which this relay may send for. The address of the service, if left out.',
  })
  @IsOptional()
  @IsMailAddress()
  fromAddress?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name mails are to be from; the name with which your organization signs, if left out.',
  })
  @IsOptional()
  @IsPersonName(200)
  fromName?: string | null;

  @Field(() => RelayEnvelopeSenderEnum, {
    defaultValue: 'SERVICE',
    description:
      'FROM_ADDRESS for a relay that refuses the envelope sender of the service; it needs `fromAddress`. Mails that come back are then reported to that address, and the service does not hear of them.',
  })
  @IsIn(Object.keys(RelayEnvelopeSenderEnum))
  envelopeSender: RelayEnvelopeSender = 'SERVICE';
}

@InputType({ description: 'Which relay is used no more.' })
export class RemoveRelayInput {
  @Field(() => IdScalar, { description: 'The relay in use.' })
  @IsUUID()
  relayId!: string;
}

@InputType({ description: 'Which relay to try.' })
export class TestRelayInput {
  @Field(() => IdScalar, { description: 'The relay in use.' })
  @IsUUID()
  relayId!: string;
}
