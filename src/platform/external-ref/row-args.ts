import { ArgsType, Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { LoaderDefinition, RequestReads } from '../graphql/request-reads.js';
import { IdScalar } from '../graphql/scalars/id-scalar.js';
import { IsOneOf } from '../input/one-of.js';
import { ExternalRefInput } from './external-ref.js';

/** Names the row of a query: GraphQL's `@oneOf` is for input objects, and `id` stands where it always stood (ADR 42). */
@ArgsType()
export class RowArgs {
  @Field(() => IdScalar, { nullable: true, description: 'Its id. Give this or `externalRef`.' })
  @IsOneOf('externalRef')
  id?: string | null;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description:
      "Your system's own id of it, in the place of `id`. That of a candidate who was merged leads to the one who stays.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

/** The row that is named, or null: what does not exist and what is another organization's look the same. */
export async function findRow<Row>(
  reads: RequestReads,
  { id, externalRef }: RowArgs,
  idByRef: LoaderDefinition<ExternalRefInput, string>,
  rowById: LoaderDefinition<string, Row>,
): Promise<Row | null> {
  const found = externalRef ? await reads.load(idByRef, externalRef) : (id ?? null);
  return found === null ? null : await reads.load(rowById, found);
}
