import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { GqlArgumentsHost, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { Problem } from '../problems/problem.js';
import { Refused } from '../problems/refused.js';

/** A refusal of a mutation is one of its results; a query has no room for one and answers with an error. */
@Catch(Refused)
export class ProblemFilter implements ExceptionFilter<Refused> {
  catch(refused: Refused, host: ArgumentsHost): Problem {
    if (host.getType<GqlContextType>() === 'graphql') {
      const info = GqlArgumentsHost.create(host).getInfo<GraphQLResolveInfo>();
      if (info.operation.operation === 'mutation') return refused.problem;
    }
    const { code, message, path } = refused.problem;
    throw new GraphQLError(message, { extensions: { code, inputPath: path } });
  }
}
