import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';

@ObjectType({ description: "Another system's own id of this row." })
export class ExternalRef {
  @Field(() => String, { description: 'The system, in its own spelling, such as `greenhouse`.' })
  readonly source!: string;

  @Field(() => String, { description: "The row's id there." })
  readonly remoteId!: string;
}

@InputType({
  description: "Another system's own id of this row. Unique per source and kind of row within your organization.",
})
export class ExternalRefInput {
  @Field(() => String, { description: 'The system, such as `greenhouse`: 1 to 64 characters.' })
  @IsString()
  @Length(1, 64)
  source!: string;

  @Field(() => String, { description: "The row's id there: 1 to 256 characters." })
  @IsString()
  @Length(1, 256)
  remoteId!: string;
}

/** The two columns of an external reference, as every entity that has one names them. */
export interface ExternalRefColumns {
  externalSource: string | null;
  externalRemoteId: string | null;
}

export function columnsOf(ref: ExternalRefInput | null | undefined): ExternalRefColumns {
  return { externalSource: ref?.source ?? null, externalRemoteId: ref?.remoteId ?? null };
}

export function refOf(columns: ExternalRefColumns): ExternalRef | null {
  const { externalSource: source, externalRemoteId: remoteId } = columns;
  return source === null || remoteId === null ? null : { source, remoteId };
}
