import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import type { WriteTransaction } from '../database/transaction.js';
import { IdScalar } from '../graphql/scalars/id-scalar.js';
import { IsAtMostOneOf, IsOneOf } from '../input/one-of.js';
import { NotFound } from '../problems/common-problems.js';
import { ExternalRefInput } from './external-ref.js';
import { idOfRef } from './holder-of-ref.js';
import type { RefTable } from './ref-table.js';

/** A kind of row that the input of a mutation names by its id or by a reference. */
export interface NamedRow extends RefTable {
  /** In a sentence: "application". Its fields are `applicationId` and `applicationRef`. */
  readonly what: string;
}

const metadata = 'followthrough:named-rows';

/** The id of such a row; the reference beside it may stand in its place. The rest of the code knows the row by it. */
export function RowId(row: NamedRow, description: string): PropertyDecorator {
  return idOf(row, description, IsOneOf);
}

/** The same where the row need not be named. */
export function OptionalRowId(row: NamedRow, description: string): PropertyDecorator {
  return idOf(row, description, IsAtMostOneOf);
}

function idOf({ what }: NamedRow, description: string, rule: typeof IsOneOf): PropertyDecorator {
  const ref = `${what}Ref`;
  const field = { nullable: true, description: `${description} Give this or \`${ref}\`.` };
  return applyDecorators(
    Field(() => IdScalar, field),
    rule(ref),
  );
}

/** The reference that may stand in the place of such an id. */
export function RowRef(row: NamedRow): PropertyDecorator {
  const description = `The ${row.what} by your system's own id of it, in the place of \`${row.what}Id\`.`;
  const isNamed: PropertyDecorator = (target) => {
    Reflect.defineMetadata(metadata, [...namedBy(target), row], target);
  };
  return applyDecorators(
    Field(() => ExternalRefInput, { nullable: true, description }),
    IsOptional(),
    ValidateNested(),
    Type(() => ExternalRefInput),
    isNamed,
  );
}

function namedBy(input: object): readonly NamedRow[] {
  return Reflect.getMetadata(metadata, input) ?? [];
}

/** Puts the ids of the rows which an input names by references into it. A problem if there is no such row. */
export async function nameRows(tx: WriteTransaction, input: object): Promise<NotFound | null> {
  const fields = input as Record<string, unknown>;
  for (const row of namedBy(input)) {
    const { what } = row;
    const ref = fields[`${what}Ref`] as ExternalRefInput | null | undefined;
    if (!ref) continue;
    const id = await idOfRef(tx, row, ref);
    if (id === null) return new NotFound(what, ['input', `${what}Ref`]);
    fields[`${what}Id`] = id;
  }
  return null;
}
