import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { IsLocale, IsMailAddress, IsPersonName, IsPhoneNumber, IsTimeZone } from '../platform/graphql/validators.js';

@InputType({ description: 'A person who applies: how they are greeted, and where and when they are written to.' })
export class CreateCandidateInput {
  @Field(() => String, {
    description:
      'Their whole name, in any script: 1 to 120 characters. Mails greet them by it, without shouting one that is all capitals, unless you say how.',
  })
  @IsString()
  @Length(1, 120)
  @IsPersonName()
  fullName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What follows "Hello" in their mails: a given name, or "Ms Ríos". 1 to 120 characters; the full name if left out.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  @IsPersonName()
  greetingName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Their whole greeting, in the language they read, such as "Sehr geehrte Frau Ríos": the mark after it is added. 1 to 200 characters; else the standard one.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPersonName()
  salutation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where members can call them, such as `+34 600 111 222`; it stands in members’ mails and never in theirs.',
  })
  @IsOptional()
  @IsString()
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
  @Field(() => IdScalar, { description: 'The candidate to change. What is left out below stays as it is.' })
  @IsUUID()
  candidateId!: string;

  @Field(() => String, { nullable: true, description: 'Their whole name: 1 to 120 characters.' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  @IsPersonName()
  fullName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What follows "Hello" in their mails: a given name, or "Ms Ríos". 1 to 120 characters; null removes it.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  @IsPersonName()
  greetingName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Their whole greeting, in the language they read, such as "Sehr geehrte Frau Ríos": the mark after it is added. 1 to 200 characters; null removes it.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @IsPersonName()
  salutation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where members can call them, such as `+34 600 111 222`; it stands in members’ mails and never in theirs. Null removes it.',
  })
  @IsOptional()
  @IsString()
  @IsPhoneNumber()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where their mails go from now on.' })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Language they read.' })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone they live in; applies to what is told from now on.',
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;
}
