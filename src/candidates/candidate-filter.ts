import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { SyncFilter } from '../platform/external-ref/sync-filter.js';
import { IsMailAddress } from '../platform/graphql/validators.js';
import { IsSearch } from '../platform/input/search.js';

@InputType({ description: 'Which candidates to list; what is left out does not narrow the list.' })
export class CandidateFilter extends SyncFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those with this e-mail address, in upper or lower case. Several candidates may share one.',
  })
  @IsOptional()
  @IsMailAddress()
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose name or e-mail address contains this, whatever its accents and case: 2 to 100 characters.',
  })
  @IsOptional()
  @IsSearch()
  search?: string | null;
}
