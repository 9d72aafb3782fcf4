import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';

/** More types than there are, or a longer name than any has, are a mistake. */
export const mostTypes = 100;
export const longestType = 100;

@ArgsType()
export class EventsArgs extends PageArgs {
  @Field(() => [String], {
    nullable: true,
    description: `Events of these types alone, such as \`timeline.slipped.v1\`: ${mostTypes} at most. The cursor of the page goes past those that are left out.`,
  })
  @IsOptional()
  @ArrayMaxSize(mostTypes)
  @IsString({ each: true })
  @MaxLength(longestType, { each: true })
  types?: string[] | null;
}

@InputType({ description: 'How long the feed of your organization goes back.' })
export class UpdateEventFeedInput {
  @Field(() => Int, {
    description: 'For how many days events are kept: 1 to 3,650. What is older is deleted, and does not come back.',
  })
  @IsInt()
  @Min(1)
  @Max(3650)
  retentionDays!: number;
}
