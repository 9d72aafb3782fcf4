import { Args, Context, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { Problem } from '../../platform/problems/problem.js';
import { AtsWord, SetAtsWordInput } from './ats-word.model.js';
import {
  type AtsWordRow,
  atsWordById,
  atsWordPages,
  countAtsWords,
  countUnmappedWords,
  unmappedWordPages,
} from './ats-word.reads.js';
import { AtsWordsService } from './ats-words.service.js';

@ObjectType({ description: 'One page of words, in the order in which they first came.' })
export class AtsWordConnection extends connectionType(AtsWord, 'words') {}

const SetAtsWordResult = mutationResult('SetAtsWordResult', AtsWord, []);

const connectionArgument = {
  type: () => IdScalar,
  nullable: true,
  description: 'Of this connection alone; of all, if left out.',
} as const;

@Resolver(() => AtsWord)
export class AtsWordResolver {
  constructor(private readonly words: AtsWordsService) {}

  @Permission('sync')
  @Query(() => AtsWordConnection, { description: 'Words to which you gave a meaning.' })
  async atsWords(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('atsIntegrationId', connectionArgument) connectionId?: string,
  ): Promise<Connection<AtsWordRow>> {
    const parameters = [connectionId ?? null];
    const list = { direction: 'oldest-first', ...atsWordPages, count: countAtsWords, parameters } as const;
    return await idPage<AtsWordRow, AtsWordRow>(context.reads, list, page, (row) => row);
  }

  @Permission('sync')
  @Query(() => AtsWordConnection, {
    description:
      'Words that came and mean nothing here: nothing was guessed. Rows that came with them follow as soon as you say what they mean.',
  })
  async unmappedWords(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('atsIntegrationId', connectionArgument) connectionId?: string,
  ): Promise<Connection<AtsWordRow>> {
    const parameters = [connectionId ?? null];
    const list = { direction: 'oldest-first', ...unmappedWordPages, count: countUnmappedWords, parameters } as const;
    return await idPage<AtsWordRow, AtsWordRow>(context.reads, list, page, (row) => row);
  }

  @Permission('sync')
  @Mutation(() => SetAtsWordResult, {
    nullable: true,
    description:
      'Says what a word of your ATS means. The rows that came with it are read anew within seconds: what follows from the meaning, an outcome for instance, follows then.',
  })
  async setAtsWord(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which word, and what it means.' }) input: SetAtsWordInput,
  ): Promise<AtsWordRow | Problem> {
    const act = { action: 'setAtsWord', input, subject: rowOf('AtsWord') };
    const result = await context.change(act, (tx) => this.words.set(tx, input));
    return await answer(context, result, atsWordById);
  }
}
