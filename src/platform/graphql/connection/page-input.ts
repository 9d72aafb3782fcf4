import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** The most rows one page may have. */
export const largestPage = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows at most: 1 to 100.' })
  @IsInt()
  @Min(1, { message: 'first must be at least 1' })
  @Max(largestPage, { message: `first must be at most ${largestPage}` })
  first: number = 20;

  @Field(() => String, {
    nullable: true,
    description: 'The `endCursor` of the page before, or the cursor of any edge.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;
}
