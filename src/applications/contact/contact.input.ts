import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional } from 'class-validator';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IsWords } from '../../platform/input/texts.js';
import { namedApplication } from '../named-application.js';
import type { ContactChannel } from './contact.entity.js';
import { ContactChannelEnum } from './contact.model.js';

@InputType({ description: 'When and how somebody spoke with a candidate, and what the candidate knows by that.' })
export class LogContactInput {
  @RowId(namedApplication, 'The application that was spoken about; it need not be active any more.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => ContactChannelEnum, { description: 'How you spoke with the candidate.' })
  @IsEnum(ContactChannelEnum)
  channel!: ContactChannel;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When: not in the future, and not before the day of the application; now if left out.',
  })
  @IsOptional()
  at?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'You told them the current decision date: it counts as disclosed, and a message about it that waits is not sent.',
  })
  @IsBoolean()
  toldDate: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'You told them what was decided: the decision counts as told, and its message is not sent if it has not left.',
  })
  @IsBoolean()
  toldDecision: boolean = false;

  @Field(() => String, {
    nullable: true,
    description: 'Words for colleagues; they never reach a candidate. Up to 2,000 characters.',
  })
  @IsOptional()
  @IsWords(2_000)
  internalNote?: string | null;
}
