import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsMailAddress, IsPersonName } from '../../platform/graphql/validators.js';

@InputType({ description: 'From which domain mails are to be.' })
export class AddSendingDomainInput {
  @Field(() => String, {
    description: 'Such as `northwind.example`: the part of the addresses after the @. At most 180 characters.',
  })
  @Length(1, 253)
  domain!: string;
}

@InputType({ description: 'For which domain to look into DNS.' })
export class VerifySendingDomainInput {
  @Field(() => IdScalar, { description: 'One that was added and not removed.' })
  @IsUUID()
  sendingDomainId!: string;
}

@InputType({ description: 'From which domain no mail is to be any more.' })
export class RemoveSendingDomainInput {
  @Field(() => IdScalar, { description: 'One that was added and not removed.' })
  @IsUUID()
  sendingDomainId!: string;
}

@InputType({ description: 'From whom mails are to be by the relay of the service.' })
export class SetSenderInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The address mails are to be from: one whose domain is exactly a verified one of yours. The address of the service, if left out.',
  })
  @IsOptional()
  @IsMailAddress()
  fromAddress?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name mails are to be from; the name with which your organization signs, if left out.',
  })
  @IsOptional()
  @IsPersonName(200)
  fromName?: string | null;
}
