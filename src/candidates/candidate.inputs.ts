import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../platform/external-ref/named-rows.js';
import { IsLocale, IsMailAddress, IsPersonName, IsPhoneNumber, IsTimeZone } from '../platform/graphql/validators.js';
import { namedCandidate } from './named-candidate.js';

@InputType({ description: 'A person who applies: how they are greeted, and where and when they are written to.' })
export class CreateCandidateInput {
  @Field(() => String, {
    description:
      'Their whole name, in any script: 1 to 120 characters on one line. Mails greet them by it, without shouting one that is all capitals, unless you say how.',
  })
  @IsPersonName()
  fullName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What follows "Hello" in their mails: a given name, or "Ms Ríos". 1 to 120 characters; the full name if left out.',
  })
  @IsOptional()
  @IsPersonName()
  greetingName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Their whole greeting, in the language they read, such as "Sehr geehrte Frau Ríos": the mark after it is added. 1 to 200 characters; else the standard one.',
  })
  @IsOptional()
  @IsPersonName(200)
  salutation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where members can call them, such as `+34 600 111 222`; it stands in members’ mails and never in theirs.',
  })
  @IsOptional()
  @IsPhoneNumber()
  phone?: string | null;

  @Field(() => String, { description: 'One plain address such as `ana@example.com`; no name, no list.' })
  @IsMailAddress()
  email!: string;

  @Field(() => String, { nullable: true, description: 'Language they read, as a BCP 47 tag such as `es`.' })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone they live in, such as `Europe/Madrid`.' })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => ExternalRefInput, { nullable: true, description: "Your system's own id of this candidate." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

@InputType({ description: 'What to change of a candidate. What is left out stays as it is.' })
export class UpdateCandidateInput {
  @RowId(namedCandidate, 'The candidate to change.')
  candidateId!: string;

  @RowRef(namedCandidate)
  candidateRef?: ExternalRefInput | null;

  @Field(() => String, { nullable: true, description: 'Their whole name: 1 to 120 characters on one line.' })
  @IsOptional()
  @IsPersonName()
  fullName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What follows "Hello" in their mails: a given name, or "Ms Ríos". 1 to 120 characters; null removes it.',
  })
  @IsOptional()
  @IsPersonName()
  greetingName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Their whole greeting, in the language they read, such as "Sehr geehrte Frau Ríos": the mark after it is added. 1 to 200 characters; null removes it.',
  })
  @IsOptional()
  @IsPersonName(200)
  salutation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where members can call them, such as `+34 600 111 222`; it stands in members’ mails and never in theirs. Null removes it.',
  })
  @IsOptional()
  @IsPhoneNumber()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where their mails go from now on.' })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Language they read. Null: it is not known, and the job's counts, else the organization's.",
  })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "IANA time zone they live in; applies to what is told from now on. Null: it is not known, and the organization's counts.",
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description: "Your system's own id of this candidate from now on. Null takes it away.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}
