import { Field, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, type ApplicationRow, Interview, type InterviewRow } from '../../applications/index.js';
import { Job, type JobRow } from '../../jobs/index.js';
import { Permission } from '../../platform/access/permission.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { WordKind } from '../sync/rows.js';
import { AtsWordKindEnum } from '../sync/sync.model.js';
import { type TranslatedWordRow, translatedWordsByRow } from './translated-word.reads.js';

@ObjectType({ description: 'Which word of another system became which of yours.' })
export class TranslatedWord implements Omit<TranslatedWordRow, 'mapped'> {
  @Field(() => IdScalar, { name: 'atsIntegrationId', description: 'Of which connection.' })
  readonly connectionId!: string;

  @Field(() => AtsWordKindEnum, { description: 'What it is about.' })
  readonly kind!: WordKind;

  @Field(() => String, { description: 'Their word, as it last came.' })
  readonly original!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it means here, as `AtsWordKind` has it; null if it is unmapped. A stage that is unmapped is called by its original.',
  })
  readonly mapped!: string | null;
}

// Status, stage, reason and its type, of mostly one connection.
const cost = costsAsRows(4);
const description =
  'The words of another system with which it came, and what they mean here now; setting what a word means changes them, without another sync. Empty if no system told of it. Counts as 4 rows.';

/** What applications, interviews and jobs have of the words that other systems have for them. */
abstract class TranslatedWords {
  protected async read({ id }: { readonly id: string }, { reads }: RequestContext): Promise<TranslatedWordRow[]> {
    return (await reads.load(translatedWordsByRow, id)) ?? [];
  }
}

@Resolver(() => TranslatedWord)
export class TranslatedWordResolver {
  @Permission('reads')
  @ResolveField(() => Boolean, {
    description: 'True: it has no meaning here, nothing was made of it, and nobody guesses. `setAtsWord` gives it one.',
  })
  isUnmapped(word: TranslatedWordRow): boolean {
    return word.mapped === null;
  }
}

@Resolver(() => Application)
export class ApplicationWordsResolver extends TranslatedWords {
  @Permission('reads')
  @ResolveField(() => [TranslatedWord], { ...cost, description })
  atsWords(application: ApplicationRow, _args: NoArgs, context: RequestContext): Promise<TranslatedWordRow[]> {
    return this.read(application, context);
  }
}

@Resolver(() => Interview)
export class InterviewWordsResolver extends TranslatedWords {
  @Permission('reads')
  @ResolveField(() => [TranslatedWord], { ...cost, description })
  atsWords(interview: InterviewRow, _args: NoArgs, context: RequestContext): Promise<TranslatedWordRow[]> {
    return this.read(interview, context);
  }
}

@Resolver(() => Job)
export class JobWordsResolver extends TranslatedWords {
  @Permission('reads')
  @ResolveField(() => [TranslatedWord], { ...cost, description })
  atsWords(job: JobRow, _args: NoArgs, context: RequestContext): Promise<TranslatedWordRow[]> {
    return this.read(job, context);
  }
}
