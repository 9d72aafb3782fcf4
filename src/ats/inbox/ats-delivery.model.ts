import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { RowStatus } from '../sync/rows.js';
import type { AtsDeliveredRowRow, AtsDeliveryRow } from './ats-delivery.reads.js';
import type { AtsDeliveryStatus, DeliveryFailure } from './delivery-statements.js';

export const AtsDeliveryStatusEnum = enumOf<AtsDeliveryStatus>([
  'PENDING',
  'APPLIED',
  'TEST',
  'NOTHING',
  'UNKNOWN_EVENT',
  'FAILED',
]);
registerEnumType(AtsDeliveryStatusEnum, {
  name: 'AtsDeliveryStatus',
  description: 'What became of something that another system sent.',
  valuesMap: {
    PENDING: { description: 'It is stored, and yet to be translated, or translated again.' },
    APPLIED: { description: 'It was translated. What became of each row of which it spoke stands in its `rows`.' },
    TEST: { description: 'Its vendor pinged, or somebody pressed the test button there. Nothing was changed.' },
    NOTHING: { description: 'An event that is known, and says nothing of what is kept here, such as an offer.' },
    UNKNOWN_EVENT: { description: 'An event for which there is no meaning here. It is kept, and nothing was changed.' },
    FAILED: { description: 'It was given up; `failure` says why, and `redoAtsDelivery` translates it again.' },
  },
});

export const AtsDeliveryFailureEnum = enumOf<DeliveryFailure>([
  'UNREADABLE',
  'BODY_GONE',
  'CONNECTION_DISABLED',
  'API_REFUSED',
  'API_UNREACHABLE',
  'NOT_KNOWN_YET',
  'SEALED_AWAY',
  'VALUE_REFUSED',
  'UNAVAILABLE',
  'OWN_FAULT',
]);
registerEnumType(AtsDeliveryFailureEnum, {
  name: 'AtsDeliveryFailure',
  description: 'Why a delivery could not be translated.',
  valuesMap: {
    UNREADABLE: { description: 'It is no JSON, or not what its event should bring; `detail` names the place.' },
    BODY_GONE: { description: 'What it said is not kept any more.' },
    CONNECTION_DISABLED: { description: 'The connection was switched off. It is kept, to be translated later.' },
    API_REFUSED: {
      description: "The vendor's API did not let us in, or did not answer as documented: see the credential.",
    },
    API_UNREACHABLE: { description: "The vendor's API did not answer in two days." },
    NOT_KNOWN_YET: {
      description:
        'It tells an id alone, of an application that is not known here. It is tried again for 7 days: bring the application by the sync, or give a credential for the API.',
    },
    SEALED_AWAY: { description: 'Who runs the service took away the key of its body or of the credential.' },
    VALUE_REFUSED: {
      description:
        'The database refuses a value of it, and would again: `rows` tell of which. It was not tried a second time.',
    },
    UNAVAILABLE: { description: 'The database was away, or too busy, again and again for two days.' },
    OWN_FAULT: { description: 'The service failed, four times within a quarter of an hour.' },
  },
});

@ObjectType({ description: 'What became of one row of which a delivery spoke.' })
export class AtsDeliveredRow {
  @Field(() => String, { description: 'What it is: `JOB`, `CANDIDATE`, `APPLICATION` or `INTERVIEW`.' })
  readonly type!: AtsDeliveredRowRow['type'];

  @Field(() => String, { nullable: true, description: 'Its id there; null if whose it is was erased.' })
  readonly remoteId!: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'Its id here; null if there was none yet.' })
  readonly rowId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What became of it, as the sync says: `CREATED`, `UPDATED`, `UNCHANGED`, `STALE`, `HELD` or `ERASED`; null if nothing was applied.',
  })
  readonly status!: RowStatus | null;

  @Field(() => String, { nullable: true, description: 'The code of what is wrong with it; null if nothing is.' })
  readonly problemCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a sentence.' })
  readonly problemMessage!: string | null;
}

@ObjectType({
  implements: () => [Node],
  description: 'Something that another system sent. It is kept for 30 days, what it said for 14.',
})
export class AtsDelivery implements AtsDeliveryRow {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => IdScalar, { description: 'By which connection it came.' })
  readonly atsIntegrationId!: string;

  @Field(() => String, { nullable: true, description: 'The event by its name there; null if it named none.' })
  readonly event!: string | null;

  @Field(() => AtsDeliveryStatusEnum, { description: 'What became of it.' })
  readonly status!: AtsDeliveryStatus;

  @Field(() => AtsDeliveryFailureEnum, {
    nullable: true,
    description: 'Why it failed; while it is pending, why the last try did; else null.',
  })
  readonly failure!: DeliveryFailure | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same as a sentence, with the place in the body; no word of the body itself.',
  })
  readonly detail!: string | null;

  @Field(() => Int, { description: 'How often it came again. A repetition changes nothing.' })
  readonly repeats!: number;

  @Field(() => Int, { description: 'How often it was translated or tried to be.' })
  readonly attemptCount!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried next; null once it has ended.' })
  readonly nextAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it came.' })
  readonly receivedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was translated or given up; null before.' })
  readonly settledAt!: Date | null;
}
