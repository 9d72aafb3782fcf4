import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Composed, IsLine } from '../input/texts.js';

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
  @Composed()
  @IsLine(64)
  source!: string;

  @Field(() => String, { description: "The row's id there: 1 to 256 characters." })
  @Composed()
  @IsLine(256)
  remoteId!: string;
}

/** The two columns of an external reference, as every entity that has one names them. */
export interface ExternalRefColumns {
  externalSource: string | null;
  externalRemoteId: string | null;
}

/** The columns of a new row. */
export function columnsOf(ref: ExternalRefInput | null | undefined): ExternalRefColumns {
  return { externalSource: ref?.source ?? null, externalRemoteId: ref?.remoteId ?? null };
}

/** What changes of them: left out they stay, null takes the reference away. */
export function columnsChanged(ref: ExternalRefInput | null | undefined): Partial<ExternalRefColumns> {
  return ref === undefined ? {} : columnsOf(ref);
}

export function refOf(columns: ExternalRefColumns): ExternalRef | null {
  const { externalSource: source, externalRemoteId: remoteId } = columns;
  return source === null || remoteId === null ? null : { source, remoteId };
}
