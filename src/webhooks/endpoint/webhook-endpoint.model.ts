import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { DisabledBecause } from './webhook-endpoint.entity.js';
import type { WebhookEndpointRow } from './webhook-endpoint.reads.js';

export const DisabledBecauseEnum = enumOf<DisabledBecause>(['GONE', 'FAILING', 'MEMBER']);

registerEnumType(DisabledBecauseEnum, {
  name: 'WebhookDisabledBecause',
  description: 'Why nothing is sent to an endpoint any more.',
  valuesMap: {
    GONE: { description: 'It answered 410: it is not there any more.' },
    FAILING: { description: 'Everything that was sent there has failed for five days.' },
    MEMBER: { description: 'Somebody switched it off.' },
  },
});

@ObjectType({
  implements: () => [Node],
  description: 'Where events are sent. Its secret and the values of its headers are never shown.',
})
export class WebhookEndpoint implements Omit<WebhookEndpointRow, 'deletedAt'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'Its address.' })
  readonly url!: string;

  @Field(() => String, { nullable: true, description: 'What you know it by.' })
  readonly description!: string | null;

  @Field(() => [String], { nullable: true, description: 'Which types of events are sent there; null for all.' })
  readonly types!: string[] | null;

  @Field(() => IdScalar, { nullable: true, description: 'The job whose events alone are sent there; null for all.' })
  readonly jobId!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many deliveries a second it takes; null without a limit.' })
  readonly mostPerSecond!: number | null;

  @Field(() => [String], { description: 'The names of its own headers.' })
  readonly headerNames!: string[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the secret before signs too; past or null if only one signs.',
  })
  readonly previousUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was disabled; null while it is not.' })
  readonly disabledAt!: Date | null;

  @Field(() => DisabledBecauseEnum, { nullable: true, description: 'Why it was; null while it is not.' })
  readonly disabledBecause!: DisabledBecause | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when everything has failed; null if the last delivery succeeded. After five days it is disabled.',
  })
  readonly failingSince!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a delivery last failed; null if none has.' })
  readonly lastFailureAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a delivery last succeeded, to within a minute; null if none has.',
  })
  readonly lastSuccessAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it asked to be left alone (`Retry-After`); past or null if it did not.',
  })
  readonly pausedUntil!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;
}

@ObjectType({ description: 'An endpoint whose secret was just made, with its text.' })
export class WebhookEndpointWithSecret {
  @Field(() => WebhookEndpoint, { description: 'The endpoint.' })
  readonly webhookEndpoint!: WebhookEndpointRow;

  @Field(() => String, { description: 'The secret by which you know what is ours, `whsec_…`. It is shown this once.' })
  readonly secret!: string;
}
