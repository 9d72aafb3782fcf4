import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RecordPurpose, RecordState } from './dns-records.js';
import type { SendingDomainStatus } from './sending-domain.entity.js';
import type { SendingDomainRow } from './sending-domain.loader.js';

export const SendingDomainStatusEnum = {
  PENDING: 'PENDING',
  VERIFIED: 'VERIFIED',
  FAILING: 'FAILING',
} as const satisfies Record<SendingDomainStatus, SendingDomainStatus>;

registerEnumType(SendingDomainStatusEnum, {
  name: 'SendingDomainStatus',
  description: 'Whether mails can be from a domain.',
  valuesMap: {
    PENDING: { description: 'Its records have not all been seen: publish them, then call `verifySendingDomain`.' },
    VERIFIED: { description: 'Its records have been seen. They are looked at again each day.' },
    FAILING: {
      description:
        'Its records have been gone for three days: mails are from the address of the service until they are back. That is noticed within a day, or by `verifySendingDomain` at once.',
    },
  },
});

export const DnsRecordPurposeEnum = { OWNERSHIP: 'OWNERSHIP', SIGNATURE: 'SIGNATURE' } as const satisfies Record<
  RecordPurpose,
  RecordPurpose
>;

registerEnumType(DnsRecordPurposeEnum, {
  name: 'DnsRecordPurpose',
  description: 'What a DNS record is for.',
  valuesMap: {
    OWNERSHIP: { description: 'It shows that the domain is yours.' },
    SIGNATURE: {
      description:
        'The key with which the service signs your mails as this domain (DKIM), so that mail servers believe that they are yours (DMARC).',
    },
  },
});

export const DnsRecordStateEnum = {
  FOUND: 'FOUND',
  MISSING: 'MISSING',
  DIFFERENT: 'DIFFERENT',
  UNREACHABLE: 'UNREACHABLE',
} as const satisfies Record<RecordState, RecordState>;

registerEnumType(DnsRecordStateEnum, {
  name: 'DnsRecordState',
  description: 'What the last look into DNS saw of a record.',
  valuesMap: {
    FOUND: { description: 'It is there.' },
    MISSING: { description: 'There is no TXT record under its name.' },
    DIFFERENT: { description: 'What is under its name says something else: see `found`.' },
    UNREACHABLE: { description: 'The name servers did not answer, or with an error: nothing follows from it.' },
  },
});

@ObjectType({ description: 'A DNS record to publish for a domain, and what was seen of it.' })
export class DnsRecord {
  @Field(() => DnsRecordPurposeEnum, { description: 'What it is for.' })
  readonly purpose!: RecordPurpose;

  @Field(() => String, { description: 'Always TXT. A CNAME that leads to such a record will do.' })
  readonly type!: 'TXT';

  @Field(() => String, {
    description:
      'Under which name to publish it, in full: many providers of DNS want the part before your domain alone.',
  })
  readonly name!: string;

  @Field(() => String, { description: 'What it has to say. A long one may be split into strings.' })
  readonly value!: string;

  @Field(() => DnsRecordStateEnum, {
    nullable: true,
    description: 'What the last look saw; null if nobody has looked for it yet.',
  })
  readonly state!: RecordState | null;

  @Field(() => [String], {
    description: 'What stood under its name instead: the first 5 texts, of 600 characters each.',
  })
  readonly found!: readonly string[];
}

@ObjectType({
  implements: () => [Node],
  description: 'A domain of your organization, from which the service may send your mails.',
})
export class SendingDomain
  implements
    Pick<
      SendingDomainRow,
      'id' | 'domain' | 'status' | 'createdAt' | 'verifiedAt' | 'checkedAt' | 'missingSince' | 'removedAt'
    >
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'As DNS knows it: lower case, an international one in its ASCII form.' })
  readonly domain!: string;

  @Field(() => SendingDomainStatusEnum, { description: 'Whether mails can be from it.' })
  readonly status!: SendingDomainStatus;

  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last became VERIFIED.' })
  readonly verifiedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its records were last looked at.' })
  readonly checkedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when a record of a domain that was verified is gone; after three days it is FAILING.',
  })
  readonly missingSince!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was removed; null while it is in use.' })
  readonly removedAt!: Date | null;
}

@ObjectType({ description: 'As whom your mails leave by the mail server of the service.' })
export class Sender {
  @Field(() => String, { description: 'The address they are from.' })
  readonly fromAddress!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name they are from; null for the name with which your organization signs.',
  })
  readonly fromName!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether they are from it now. Not while its domain is FAILING, while the service has another key to sign with than the domain publishes, or while your own relay is set.',
  })
  readonly inUse!: boolean;

  @Field(() => SendingDomain, { description: 'The domain of the address.' })
  readonly sendingDomain!: SendingDomain;
}

@ObjectType({ description: 'As whom your mails leave from now on.' })
export class SenderChange {
  @Field(() => Sender, { nullable: true, description: 'Null for the address of the service.' })
  readonly sender!: Sender | null;
}
