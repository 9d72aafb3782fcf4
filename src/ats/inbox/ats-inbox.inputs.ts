import { Field, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { Secret } from '../../platform/audit/secret.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { GenericSignature } from '../connectors/generic/generic.js';
import { GenericSignatureEnum } from './ats-inbox.model.js';

@InputType({ description: 'How a connection sends. What is left out stays; null takes it away.' })
export class UpdateAtsInboxInput {
  @Field(() => IdScalar, { description: 'Which connection.' })
  @IsUUID()
  atsIntegrationId!: string;

  @Field(() => GenericSignatureEnum, {
    nullable: true,
    description: 'How it signs. Only for a connection whose vendor has no connector of its own (`GENERIC`, `MERGE`).',
  })
  @IsOptional()
  @IsIn(Object.keys(GenericSignatureEnum))
  signature?: GenericSignature | null;

  @Field(() => String, { nullable: true, description: 'Of `HMAC`: the header, such as `X-Signature`.' })
  @IsOptional()
  @IsString()
  @Matches(/^[\w-]{1,64}$/, { message: 'signatureHeader must be the name of a header' })
  signatureHeader?: string | null;

  @Field(() => String, { nullable: true, description: 'Of `HMAC`: what stands before the digits, such as `sha256=`.' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  signaturePrefix?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where in its bodies what stands, as JSON: for `job`, `candidate`, `application` and `interview` an object of fields of the rows and JSON pointers (RFC 6901), such as `{"application": {"remoteId": "/id", "status": "/state"}}`; `event` and `testEvents`, `each` for a list. At most 10,000 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  mapping?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where its API is, if not where the vendor has it: an `https://` address. Another one needs `apiCredential` anew: a key that is kept goes nowhere else. At most 500 characters.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  apiUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of its API. It is stored sealed, and never shown again. At most 2,000 characters.',
  })
  @Secret()
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  apiCredential?: string | null;
}

@InputType({ description: 'Which secret is set or changed.' })
export class RotateAtsSecretInput {
  @Field(() => IdScalar, { description: 'Of which connection.' })
  @IsUUID()
  atsIntegrationId!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What it is for, where a vendor has one for each of its events. At most 100 characters.',
  })
  @IsString()
  @MaxLength(100)
  label: string = '';

  @Field(() => String, {
    nullable: true,
    description:
      'The secret that the other system has: 8 to 500 characters. One is made, if left out, to be entered there.',
  })
  @Secret()
  @IsOptional()
  @IsString()
  @Length(8, 500)
  secret?: string | null;
}

@InputType({ description: 'Which secret is believed no more.' })
export class RemoveAtsSecretInput {
  @Field(() => IdScalar, { description: 'Of which connection.' })
  @IsUUID()
  atsIntegrationId!: string;

  @Field(() => String, { defaultValue: '', description: 'What it was for.' })
  @IsString()
  @MaxLength(100)
  label: string = '';
}

@InputType({ description: 'Which delivery is translated again.' })
export class RedoAtsDeliveryInput {
  @Field(() => IdScalar, { description: 'Which delivery.' })
  @IsUUID()
  atsDeliveryId!: string;
}
