import { Args, Context, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { operator } from '../../platform/access/operator.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { newId } from '../../platform/ids/uuid.js';
import { Problem } from '../../platform/problems/problem.js';
import { type Founded, FoundingService } from './founding.service.js';
import { CreateOrganizationInput, ResumeOrganizationInput, SuspendOrganizationInput } from './organization.inputs.js';
import { OrganizationsService } from './organizations.service.js';
import { SlugTaken } from './slug-taken.js';

@ObjectType({ description: 'An organization that was just made, and what its owner needs to begin.' })
export class FoundedOrganization implements Founded {
  @Field(() => IdScalar, { description: 'Id of the organization.' })
  readonly organizationId!: string;

  @Field(() => IdScalar, { description: 'Id of the member who owns it.' })
  readonly ownerId!: string;

  @Field(() => String, { description: 'The text of an API key with every scope. It is shown this once.' })
  readonly apiKey!: string;
}

@ObjectType({ description: 'An organization as who runs the service names it.' })
export class OrganizationReference {
  @Field(() => IdScalar, { description: 'Id of the organization.' })
  readonly organizationId!: string;
}

const CreateOrganizationResult = mutationResult('CreateOrganizationResult', FoundedOrganization, [SlugTaken]);
const SuspendOrganizationResult = mutationResult('SuspendOrganizationResult', OrganizationReference, []);
const ResumeOrganizationResult = mutationResult('ResumeOrganizationResult', OrganizationReference, []);

/** What only who runs the service may do, with the operator's key. Its actor belongs to no organization. */
@Resolver()
export class OperatorResolver {
  constructor(
    private readonly founding: FoundingService,
    private readonly organizations: OrganizationsService,
  ) {}

  @Permission(operator)
  @Mutation(() => CreateOrganizationResult, {
    nullable: true,
    description: "Makes an organization with its first owner and API key. Needs the operator's key (`ft_operator_…`).",
  })
  async createOrganization(
    @Context() context: RequestContext,
    @Args('input', { description: 'The organization.' }) input: CreateOrganizationInput,
  ): Promise<Founded | Problem> {
    const subject = ({ organizationId }: Founded) => ({ type: 'Organization', id: organizationId });
    const mutation = { action: 'createOrganization', input, subject, organizationId: newId() };
    return await context.change(mutation, (tx) => this.founding.found(tx, input));
  }

  @Permission(operator)
  @Mutation(() => SuspendOrganizationResult, {
    nullable: true,
    description:
      "Suspends an organization: it can be read and not changed, and its messages wait. Needs the operator's key.",
  })
  async suspendOrganization(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which, and why.' }) input: SuspendOrganizationInput,
  ): Promise<OrganizationReference | Problem> {
    const { organizationId, because } = input;
    const mutation = { action: 'suspendOrganization', input, subject: rowOf('Organization'), organizationId };
    const result = await context.change(mutation, (tx) => this.organizations.suspend(tx, because));
    return result instanceof Problem ? result : { organizationId };
  }

  @Permission(operator)
  @Mutation(() => ResumeOrganizationResult, {
    nullable: true,
    description:
      "Ends a suspension: messages that waited and still hold leave. Not suspended: nothing changes. Needs the operator's key.",
  })
  async resumeOrganization(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which.' }) input: ResumeOrganizationInput,
  ): Promise<OrganizationReference | Problem> {
    const { organizationId } = input;
    const mutation = { action: 'resumeOrganization', input, subject: rowOf('Organization'), organizationId };
    const result = await context.change(mutation, (tx) => this.organizations.resume(tx));
    return result instanceof Problem ? result : { organizationId };
  }
}
