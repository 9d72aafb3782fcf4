import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** The most rows one page may have. */
export const largestPage = 100;

/** How many a page has if it is not said. */
export const usualPage = 20;

/**
 * Which page of a list, as Relay has it: `first` rows from the start or behind `after`, or `last` rows from the end or
 * before `before`. None of them has a default in the schema: a client that pages backwards gives `first: null`.
 */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows from the start, or behind \`after\`: 1 to ${largestPage}. ${usualPage} if neither this nor \`last\` is given.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'first must be at least 1' })
  @Max(largestPage, { message: `first must be at most ${largestPage}` })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `endCursor` of the page before, or the cursor of any edge. With `first`, never with `last`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many rows from the end, or before \`before\`, in the order of the list: 1 to ${largestPage}. Never with \`first\`.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'last must be at least 1' })
  @Max(largestPage, { message: `last must be at most ${largestPage}` })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `startCursor` of the page behind, or the cursor of any edge. With `last`, never with `first`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  before?: string | null;
}
