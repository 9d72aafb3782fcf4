import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { OrganizationEntity } from './organization.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'Your organization: the tenant that owns everything this key can see.',
})
export class Organization
  implements
    Pick<
      OrganizationEntity,
      | 'id'
      | 'slug'
      | 'name'
      | 'timeZone'
      | 'country'
      | 'region'
      | 'locale'
      | 'closedDays'
      | 'openedDays'
      | 'brandColor'
      | 'logoUrl'
      | 'senderName'
      | 'replyTo'
      | 'atsUrlTemplate'
      | 'retentionDays'
      | 'suspendedAt'
      | 'suspendedBecause'
    >
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

  @Field(() => [DateScalar], {
    description: 'Days on which the organization is closed beside weekends and public holidays.',
  })
  readonly closedDays!: string[];

  @Field(() => [DateScalar], {
    description: 'Days on which it works although its week, or a public holiday, says otherwise.',
  })
  readonly openedDays!: string[];

  @Field(() => String, {
    nullable: true,
    description: "Colour of its mails, as `#rrggbb`; null for the service's own.",
  })
  readonly brandColor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'https address of its logo, from which it is fetched once: see `logoStatus`. Null shows the name at the head of its mails and pages instead.',
  })
  readonly logoUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whom its mails come from, such as "Acme Recruiting"; null means its name.',
  })
  readonly senderName!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where replies to mails go: candidates' for jobs without a recruiter, and members'. Null: those have nowhere to go, and no mail invites them.",
  })
  readonly replyTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where an application is in your own system, with `{remoteId}` and perhaps `{source}` of its external reference; null: members’ mails hold no links.',
  })
  readonly atsUrlTemplate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Candidates are erased so many days after the last of their applications ended; null: they are kept.',
  })
  readonly retentionDays!: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when it is suspended: it can be read and not changed, and its messages wait. Null if it is not.',
  })
  readonly suspendedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it is suspended, in the words of who runs the service.' })
  readonly suspendedBecause!: string | null;
}
