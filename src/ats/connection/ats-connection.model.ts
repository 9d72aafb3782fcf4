import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { type AtsVendor, atsVendors } from './ats-connection.entity.js';
import type { AtsIntegrationRow } from './ats-connection.reads.js';

export const AtsVendorEnum = enumOf<AtsVendor>(atsVendors);

registerEnumType(AtsVendorEnum, {
  name: 'AtsVendor',
  description: 'Whose words a connection speaks: what is shipped of them, your own table of words overrides.',
  valuesMap: {
    GREENHOUSE: { description: 'Greenhouse. Whether it rejected or was rejected, the type of the reason says.' },
    LEVER: { description: 'Lever. An archived opportunity ended by its reason, which your account names: map them.' },
    ASHBY: { description: 'Ashby. Archived applications ended by the type of their reason.' },
    WORKABLE: { description: 'Workable. A candidate there is an application here, and the person too.' },
    RECRUITEE: { description: 'Recruitee. Reasons of disqualification are your own: map them.' },
    SMARTRECRUITERS: { description: 'SmartRecruiters. It tells REJECTED and WITHDRAWN apart.' },
    MERGE: { description: 'The unified model of Merge. Why somebody was rejected is a text: map them.' },
    GENERIC: {
      description:
        'Any other: active, hired, rejected, rejected_by_reason, withdrawn, hired_elsewhere, lead; and our reasons.',
    },
  },
});

@ObjectType({ implements: () => [Node], description: 'Another system that feeds your organization.' })
export class AtsIntegration implements AtsIntegrationRow {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => AtsVendorEnum, { description: 'Whose words it speaks.' })
  readonly vendor!: AtsVendor;

  @Field(() => String, { description: 'As external references of its rows name it.' })
  readonly source!: string;

  @Field(() => String, { description: 'What you call it.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the custom field that holds the decision date; null if none does.',
  })
  readonly decisionDateField!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the custom field that says why it moves; null if none does.',
  })
  readonly decisionReasonField!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was switched off; null while it is on.' })
  readonly disabledAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;
}
