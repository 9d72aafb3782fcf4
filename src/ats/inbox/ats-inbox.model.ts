import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { GenericSignature } from '../connectors/generic/generic.js';

export const GenericSignatureEnum = enumOf<GenericSignature>(['HMAC', 'STANDARD_WEBHOOKS', 'SHARED_SECRET']);

registerEnumType(GenericSignatureEnum, {
  name: 'AtsSignature',
  description: 'How a system without a connector of its own shows that a delivery is its own.',
  valuesMap: {
    HMAC: { description: 'The HMAC-SHA256 of the body as it is sent, in hexadecimal, in a header behind a prefix.' },
    STANDARD_WEBHOOKS: {
      description: 'As Standard Webhooks 1.0 says, by `webhook-id`, `webhook-timestamp` and `webhook-signature`.',
    },
    SHARED_SECRET: {
      description:
        'The secret itself, in `X-Webhook-Secret` or as the password of basic authentication. Nothing is signed.',
    },
  },
});

@ObjectType({ description: 'A secret by which deliveries are known. Its text is never shown again.' })
export class AtsSecret {
  @Field(() => String, {
    description: 'What it is for, where a vendor has one for each of its events (Lever); else empty.',
  })
  readonly label!: string;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  readonly changedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the one before is believed too; past or null if only one is.',
  })
  readonly previousUntil!: Date | null;
}

@ObjectType({
  description:
    'Where a connection sends its webhooks, how it is known by them, and what came. The address tells nothing.',
})
export class AtsInbox {
  @Field(() => IdScalar, { description: 'Of which connection.' })
  readonly atsIntegrationId!: string;

  @Field(() => String, { description: 'The address that is entered in the other system.' })
  readonly url!: string;

  @Field(() => [AtsSecret], {
    ...costsAsRows(20),
    description: 'By what its deliveries are known. Without one, nothing is taken. Counts as 20 rows.',
  })
  readonly secrets!: AtsSecret[];

  @Field(() => Boolean, {
    description:
      'Whether it has a credential for its API: Lever and SmartRecruiters tell ids alone, and are asked for the rest.',
  })
  readonly hasApiCredential!: boolean;

  @Field(() => String, { nullable: true, description: 'Where its API is; null: where the vendor has it.' })
  readonly apiUrl!: string | null;

  @Field(() => GenericSignatureEnum, {
    nullable: true,
    description: 'How it signs; null for a vendor with a connector of its own, which signs as its vendor does.',
  })
  readonly signature!: GenericSignature | null;

  @Field(() => String, { nullable: true, description: 'Of `HMAC`: the header; null for any other.' })
  readonly signatureHeader!: string | null;

  @Field(() => String, { nullable: true, description: 'Of `HMAC`: what stands before the digits; null for any other.' })
  readonly signaturePrefix!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where in its bodies what stands, as JSON; null if they are written as the API takes rows.',
  })
  readonly mapping!: string | null;
}

@ObjectType({ description: 'An inbox whose secret was just set, with its text.' })
export class AtsInboxWithSecret {
  @Field(() => AtsInbox, { description: 'The inbox.' })
  readonly atsInbox!: AtsInbox;

  @Field(() => String, { description: 'The secret: yours, or the one that was made. It is shown this once.' })
  readonly secret!: string;
}
