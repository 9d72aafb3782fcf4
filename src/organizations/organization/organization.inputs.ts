import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import {
  IsColour,
  IsCountryCode,
  IsHttpsAddress,
  IsLocale,
  IsMailAddress,
  IsPersonName,
  IsTimeZone,
} from '../../platform/graphql/validators.js';
import { IsLine, IsWords } from '../../platform/input/texts.js';
import { longestAtsUrl } from './ats-url.js';
import { type Weekday, WeekdayEnum } from './calendar-day.model.js';

const slugForm = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const slugSays = 'must be lower-case letters, digits and hyphens, at most 63';

@InputType({ description: 'What to change of your organization. What is left out stays as it is.' })
export class UpdateOrganizationInput {
  @Field(() => String, { nullable: true, description: 'As candidates read it: 1 to 120 characters.' })
  @IsOptional()
  @IsLine(120)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short name for addresses: lower-case letters, digits and hyphens, at most 63. No other has it.',
  })
  @IsOptional()
  @Matches(slugForm, { message: slugSays })
  slug?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone. Applies from now on to timelines that are open; dates that were promised stay.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166 country whose public holidays are kept.' })
  @IsOptional()
  @IsCountryCode()
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Region of the country with holidays of its own, such as `BY`. Null removes it.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 10)
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of mails to those whose own is unknown.' })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => [DateScalar], {
    nullable: true,
    description: 'All days on which the organization is closed beside weekends and public holidays: at most 400.',
  })
  @IsOptional()
  @ArrayMaxSize(400)
  closedDays?: string[] | null;

  @Field(() => [DateScalar], {
    nullable: true,
    description:
      'All days on which the organization works although its week, or a public holiday, says otherwise, such as a make-up Saturday: at most 400, none of them a closed one. For a single day see `setCalendarDay`.',
  })
  @IsOptional()
  @ArrayMaxSize(400)
  openedDays?: string[] | null;

  @Field(() => [WeekdayEnum], {
    nullable: true,
    description:
      'The days of the week on which the organization works: one to six. Null: those of its country and region, such as Sunday to Thursday in Saudi Arabia.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ArrayUnique()
  workingDays?: Weekday[] | null;

  @Field(() => String, { nullable: true, description: 'Colour of its mails, as `#rrggbb`. Null removes it.' })
  @IsOptional()
  @IsColour()
  brandColor?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'https address of its logo: an image of at most 12 KB of a kind that every mail program shows. It is fetched once, within seconds, and served by this service; given again, it is fetched anew. Null removes it.',
  })
  @IsOptional()
  @IsHttpsAddress()
  @MaxLength(800)
  logoUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom its mails come from. Null means its name again.' })
  @IsOptional()
  @IsPersonName()
  senderName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where replies go for jobs without a recruiter. Null removes it.',
  })
  @IsOptional()
  @IsMailAddress()
  replyTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where an application is in your own system, for the links in members’ mails: an https address with `{remoteId}` where the id of its external reference stands, and `{source}` where it helps, such as `https://ats.example/applications/{remoteId}`. Applications without a reference get no link. Null removes it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(longestAtsUrl)
  atsUrlTemplate?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Erase candidates so many days after the last of their applications ended, or after they were created if they have none: 1 to 3650. `candidatesPastRetention` tells whom it would concern. Null: candidates are kept.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_650)
  retentionDays?: number | null;
}

// Beyond these the library of holidays knows little.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

@ArgsType()
export class HolidaysArgs {
  @Field(() => Int, { description: 'From 1970 to 2100.' })
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year!: number;
}

@InputType({ description: 'What a day is to your organization, whatever its country does.' })
export class SetCalendarDayInput {
  @Field(() => DateScalar, { description: 'Which day.' })
  @IsString()
  date!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether you work on it; null: as your week and the public holidays say.',
  })
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean | null;
}

@InputType({ description: 'A new organization, and its first owner.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: 'Lower-case letters, digits and hyphens, at most 63. No other has it.' })
  @Matches(slugForm, { message: slugSays })
  slug!: string;

  @Field(() => String, { description: 'As candidates will read it: 1 to 120 characters.' })
  @IsLine(120)
  name!: string;

  @Field(() => String, { description: 'IANA time zone, such as `Europe/Berlin`.' })
  @IsTimeZone()
  timeZone!: string;

  @Field(() => String, { description: 'ISO 3166 country whose public holidays are kept, such as `DE`.' })
  @IsCountryCode()
  country!: string;

  @Field(() => String, { nullable: true, description: 'Region with holidays of its own, such as `BY`.' })
  @IsOptional()
  @IsString()
  @Length(1, 10)
  region?: string | null;

  @Field(() => String, { defaultValue: 'en', description: 'Language of mails to those whose own is unknown.' })
  @IsLocale()
  locale: string = 'en';

  @Field(() => String, { description: 'Full name of its first owner: 1 to 120 characters.' })
  @IsPersonName()
  ownerName!: string;

  @Field(() => String, { description: "The owner's e-mail address." })
  @IsMailAddress()
  ownerEmail!: string;
}

@InputType({ description: 'Which organization may only be read from now on, and why.' })
export class SuspendOrganizationInput {
  @Field(() => IdScalar, { description: 'Which organization.' })
  @IsUUID()
  organizationId!: string;

  @Field(() => String, { description: 'Why, as its members will read it: 1 to 500 characters.' })
  @IsWords(500)
  because!: string;
}

@InputType({ description: 'Which organization goes on.' })
export class ResumeOrganizationInput {
  @Field(() => IdScalar, { description: 'Which organization.' })
  @IsUUID()
  organizationId!: string;
}
