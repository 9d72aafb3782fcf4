import { Field, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { OrganizationEntity } from './organization.entity.js';

@ObjectType({ description: 'Your organization: the tenant that owns everything this key can see.' })
export class Organization
  implements Pick<OrganizationEntity, 'id' | 'slug' | 'name' | 'timeZone' | 'country' | 'region' | 'locale'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'Short name for addresses: lower-case letters, digits and hyphens.' })
  readonly slug!: string;

  @Field(() => String, { description: 'As candidates read it in their mails.' })
  readonly name!: string;

  @Field(() => String, {
    description:
      'IANA time zone. Jobs without one of their own, and candidates whose zone is unknown, are in this one.',
  })
  readonly timeZone!: string;

  @Field(() => String, { description: 'ISO 3166 country whose public holidays are not business days, such as `DE`.' })
  readonly country!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Region of the country with holidays of its own, such as `BY`; null for the whole country.',
  })
  readonly region!: string | null;

  @Field(() => String, { description: 'Language of mails to candidates whose own is unknown: a BCP 47 tag.' })
  readonly locale!: string;
}
