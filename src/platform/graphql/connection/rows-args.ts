import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

const most = 500;

/** Which of the rows of an answer that is one row itself. */
@ArgsType()
export class RowsArgs {
  @Field(() => Int, { defaultValue: 100, description: 'How many at most: 1 to 500.' })
  @IsInt()
  @Min(1, { message: 'first must be at least 1' })
  @Max(most, { message: `first must be at most ${most}` })
  first: number = 100;

  @Field(() => Int, { defaultValue: 0, description: 'How many are left out before, to get at those behind.' })
  @IsInt()
  @Min(0, { message: 'skip must not be negative' })
  skip: number = 0;
}

export function rowsOf<Row>(rows: readonly Row[], { first, skip }: RowsArgs): Row[] {
  return rows.slice(skip, skip + first);
}
