import { Args, Context, Field, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Permission } from '../platform/access/permission.js';
import { rowOf } from '../platform/audit/act.js';
import { answer } from '../platform/graphql/answer.js';
import { costs } from '../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../platform/graphql/mutation-result.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { NotFound } from '../platform/problems/common-problems.js';
import { Problem } from '../platform/problems/problem.js';
import { CandidateEntity } from './candidate.entity.js';
import { type CandidateRow, candidateById } from './candidate.loader.js';
import { Candidate } from './candidate.model.js';
import { ErasureService } from './erasure/erasure.service.js';
import { CandidateRecords } from './export/candidate-records.js';
import { EraseCandidateInput, ExportCandidateInput } from './personal-data.inputs.js';

@ObjectType({ description: 'Everything that is held of a candidate at one instant.' })
export class CandidateExport {
  @Field(() => Int, {
    description: 'Of the form of `json`: it changes when a name or a meaning does. Names are added without.',
  })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was read.' })
  readonly exportedAt!: Date;

  @Field(() => String, {
    description:
      'The JSON: `version`, `exportedAt`, `candidate`, and the rows of every table that holds something of the candidate, such as `applications`, `timelineRevisions`, `messages`, `auditEntries`. Your own internal notes about the candidate are among them.',
  })
  readonly json!: string;
}

const ExportCandidateResult = mutationResult('ExportCandidateResult', CandidateExport, []);
const EraseCandidateResult = mutationResult('EraseCandidateResult', Candidate, []);

/** What a candidate may ask of an organization that holds something of them. */
@Resolver()
export class PersonalDataResolver {
  constructor(
    private readonly records: CandidateRecords,
    private readonly erasure: ErasureService,
  ) {}

  @Permission('candidates:erase')
  @Mutation(() => ExportCandidateResult, {
    nullable: true,
    ...costs(500),
    description:
      'All that is held of a candidate, for them. It changes nothing, but that it was asked for is in the audit log. Costs 500.',
  })
  async exportCandidate(
    @Context() context: RequestContext,
    @Args('input', { description: 'Of whom.' }) input: ExportCandidateInput,
  ): Promise<CandidateExport | Problem> {
    const mutation = { action: 'exportCandidate', input, subject: rowOf('Candidate') };
    const asked = await context.change(mutation, async (tx) => {
      const key = { organizationId: tx.organizationId, id: input.candidateId };
      return (await tx.manager.existsBy(CandidateEntity, key)) ? key.id : notFound;
    });
    if (asked instanceof Problem) return asked;
    context.reads.renew();
    const exported = await this.records.export(context.reads.tx, asked);
    if (exported === null) return notFound;
    return {
      version: exported.version,
      exportedAt: new Date(exported.exportedAt),
      json: JSON.stringify(exported),
    };
  }

  @Permission('candidates:erase')
  @Mutation(() => EraseCandidateResult, {
    nullable: true,
    description:
      'Erases a candidate for good: name, address, notes, the content of messages, and what the audit log says of them, everywhere. Applications that are active end as withdrawn, and nothing more is sent. What proves what happened stays: ids, instants, kinds and counts.',
  })
  async eraseCandidate(
    @Context() context: RequestContext,
    @Args('input', { description: 'Whom.' }) input: EraseCandidateInput,
  ): Promise<CandidateRow | Problem> {
    const mutation = { action: 'eraseCandidate', input, subject: rowOf('Candidate') };
    const result = await context.change(mutation, (tx) => this.erasure.erase(tx, input.candidateId));
    return await answer(context, result, candidateById);
  }
}

const notFound = new NotFound('candidate', ['input', 'candidateId']);
