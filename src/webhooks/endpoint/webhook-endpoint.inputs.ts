import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Secret } from '../../platform/audit/secret.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { longestType, mostTypes } from '../feed/event.inputs.js';
import { mostHeaders } from './own-headers.js';

const longestUrl = 2_000;

@InputType({ description: 'A header that is sent with every delivery, to get past a gateway for instance.' })
export class WebhookHeaderInput {
  @Field(() => String, {
    description:
      'Its name. Not one that says how the body travels or who we are, such as Host, Content-Type or Webhook-Id.',
  })
  @IsString()
  @Length(1, 64)
  name!: string;

  @Field(() => String, { description: 'Its value: 1 to 1,000 visible characters of ASCII. It is never shown again.' })
  @Secret()
  @IsString()
  @Length(1, 1_000)
  value!: string;
}

/** What can be said of an endpoint at first and later. */
@InputType({ isAbstract: true })
class WebhookEndpointSettings {
  @Field(() => String, { nullable: true, description: 'For you to know it by. At most 200 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Which types of events are sent there, such as `timeline.slipped.v1`; all, if null.',
  })
  @IsOptional()
  @ArrayMaxSize(mostTypes)
  @IsString({ each: true })
  @MaxLength(longestType, { each: true })
  types?: string[] | null;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'Events about this job and its applications alone; about all of them, and about none, if null.',
  })
  @IsOptional()
  @IsUUID()
  jobId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many deliveries a second it can take: 1 to 1,000. More wait. No limit, if null.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  mostPerSecond?: number | null;

  @Field(() => [WebhookHeaderInput], {
    nullable: true,
    description: `Headers of your own, ${mostHeaders} at most. They are stored sealed; all of them are set anew each time.`,
  })
  @Secret()
  @IsOptional()
  @ArrayMaxSize(mostHeaders)
  @ValidateNested({ each: true })
  @Type(() => WebhookHeaderInput)
  headers?: WebhookHeaderInput[] | null;
}

@InputType({ description: 'Where events are to be sent, and which.' })
export class CreateWebhookEndpointInput extends WebhookEndpointSettings {
  @Field(() => String, {
    description: 'An `https://` address of the public Internet, at port 443 or 8443. At most 2,000 characters.',
  })
  @IsString()
  @Length(1, longestUrl)
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A secret of your own: `whsec_` and 24 to 64 bytes in base64. One is made, if left out.',
  })
  @Secret()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  secret?: string | null;
}

@InputType({ description: 'What is to be different. What is left out stays.' })
export class UpdateWebhookEndpointInput extends WebhookEndpointSettings {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;

  @Field(() => String, { nullable: true, description: 'Another address.' })
  @IsOptional()
  @IsString()
  @Length(1, longestUrl)
  url?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: nothing is sent there any more. True: what waited is sent, and it counts as working until it fails; what happened meanwhile is brought by `replayEvents`.',
  })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;
}

@InputType({ description: 'Which endpoint is to go.' })
export class DeleteWebhookEndpointInput {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;
}

@InputType({ description: 'Which endpoint is tried.' })
export class TestWebhookEndpointInput {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;
}

@InputType({ description: 'Whose secret is changed.' })
export class RotateWebhookSecretInput {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A secret of your own: `whsec_` and 24 to 64 bytes in base64. One is made, if left out.',
  })
  @Secret()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  secret?: string | null;
}
