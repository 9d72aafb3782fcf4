import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import type { Conditions } from '../graphql/connection/narrowed-page.js';
import { largestPage } from '../graphql/connection/page-input.js';
import { DateTimeScalar } from '../graphql/scalars/date-time-scalar.js';
import { ExternalRefInput } from './external-ref.js';
import { type RefTable, refsSql } from './ref-table.js';
import { partsOf } from './refs-of-rows.js';

/** What a system that keeps a copy of our rows asks for them by. */
@InputType({ isAbstract: true })
export abstract class SyncFilter {
  @Field(() => [ExternalRefInput], {
    nullable: true,
    description: `Only those to which one of these of your system's own ids leads: a list of up to ${largestPage}, or a single one.`,
  })
  @IsOptional()
  @ArrayMaxSize(largestPage)
  @ValidateNested({ each: true })
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Only those whose `updatedAt` is this instant or later. Ask again from a minute before you last asked: a change that was under way then may be a little older.',
  })
  @IsOptional()
  updatedSince?: Date | null;
}

/** Adds what such a filter asks of rows in a table called so. */
export function addSync(
  conditions: Conditions,
  table: string,
  rows: RefTable,
  { externalRef, updatedSince }: SyncFilter,
): void {
  if (externalRef) {
    const [sources, remoteIds] = partsOf(externalRef).map((part) => conditions.bind(part));
    const asked = (refs: string) =>
      `(${refs}.external_source, ${refs}.external_remote_id) IN (SELECT * FROM unnest(${sources}::text[], ${remoteIds}::text[]))`;
    conditions.add(
      rows.aliases === undefined
        ? asked(table)
        : `${table}.id IN (SELECT r.id FROM ${refsSql(rows)} r WHERE r.organization_id = $1 AND ${asked('r')})`,
    );
  }
  if (updatedSince) conditions.add(`${table}.updated_at >= ${conditions.bind(updatedSince)}`);
}
