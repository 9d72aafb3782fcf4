import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsLocale, IsMailAddress, IsPersonName, IsTimeZone } from '../../platform/graphql/validators.js';
import { IsOneOf } from '../../platform/input/one-of.js';
import { Bare, IsForeignId } from '../../platform/input/texts.js';
import type { MemberRole } from './member.entity.js';
import { MemberRoleEnum } from './member.model.js';

/** Names a member. */
@ArgsType()
export class MemberArgs {
  @Field(() => IdScalar, { nullable: true, description: 'Id of the member. Give this or `externalId`.' })
  @IsOneOf('externalId')
  id?: string | null;

  @Field(() => String, { nullable: true, description: "Your system's own id of this person, in the place of `id`." })
  @IsOptional()
  @Bare()
  @IsForeignId(256)
  externalId?: string | null;
}

@InputType({ description: 'A person of your organization, and what they are to it.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'As candidates will read it: 1 to 120 characters.' })
  @IsPersonName()
  fullName!: string;

  @Field(() => String, {
    description:
      'Where their mail goes. Somebody who signs in with your identity provider becomes this member by this address, once the provider has verified it.',
  })
  @IsMailAddress()
  email!: string;

  @Field(() => MemberRoleEnum, { description: 'What they are to the organization.' })
  @IsEnum(MemberRoleEnum)
  role!: MemberRole;

  @Field(() => String, {
    nullable: true,
    description:
      "Your system's own id of this person, for `X-On-Behalf-Of`: 1 to 256 characters that can be seen, without blanks around them. It may be their e-mail address, and nobody else's.",
  })
  @IsOptional()
  @Bare()
  @IsForeignId(256)
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "IANA time zone in which their digest comes in the morning; the organization's if left out.",
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "Language of their mails; the organization's if left out." })
  @IsOptional()
  @IsLocale()
  locale?: string | null;
}

@InputType({ description: 'What to change of a member. What is left out stays as it is.' })
export class UpdateMemberInput {
  @Field(() => IdScalar, { description: 'The member to change. What is left out below stays as it is.' })
  @IsUUID()
  memberId!: string;

  @Field(() => String, { nullable: true, description: 'As candidates read it: 1 to 120 characters.' })
  @IsOptional()
  @IsPersonName()
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: "Where their mail, and candidates' replies, go from now on." })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field(() => MemberRoleEnum, { nullable: true, description: 'What they are to the organization from now on.' })
  @IsOptional()
  @IsEnum(MemberRoleEnum)
  role?: MemberRole | null;

  @Field(() => String, {
    nullable: true,
    description: "Your system's own id of this person; no other member's e-mail address. Null removes it.",
  })
  @IsOptional()
  @Bare()
  @IsForeignId(256)
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: "IANA time zone. Null means the organization's again." })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "Language of their mails. Null means the organization's again." })
  @IsOptional()
  @IsLocale()
  locale?: string | null;
}
