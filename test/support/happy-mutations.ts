import { argumentsOf } from './schema-calls/arguments.js';
import { operationsOf } from './schema-calls/operations.js';
import { overrides } from './schema-calls/overrides.js';
import { Scene } from './schema-calls/scene.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

/** A call of a mutation that succeeds. */
export interface HappyCall {
  readonly input: Record<string, unknown>;
  /** The operator's key, for what only who runs the service may do. */
  readonly asOperator?: true;
}

/**
 * One call of every mutation of the schema that succeeds, with what it needs made before: said here, or else of its
 * types.
 * @param paused an organization that may be suspended
 */
export function happyMutations(
  app: TestApp,
  org: TestOrganization,
  paused: TestOrganization,
): Readonly<Record<string, () => Promise<HappyCall>>> {
  const mutations = [...operationsOf(app.app).values()].filter(({ kind }) => kind === 'mutation');
  const ofTypes = mutations.map((operation) => [
    operation.name,
    async () => {
      const made = await argumentsOf(operation, new Scene(app, org), { values: overrides[operation.name] ?? {} });
      return { input: made['input'] as Record<string, unknown> };
    },
  ]);
  return { ...Object.fromEntries(ofTypes), ...said(org, paused) };
}

function said(org: TestOrganization, paused: TestOrganization): Readonly<Record<string, () => Promise<HappyCall>>> {
  let made = 0;
  const unique = (text: string) => {
    made += 1;
    return `${text}-${made}-${org.id.slice(-8)}`;
  };
  const job = async () => (await org.mutate('createJob', { title: 'Analyst' })).id as string;
  const timeline = async () => {
    const { id: applicationId } = await org.application();
    return (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' })).id as string;
  };
  const idIn = async (name: string, input: Record<string, unknown>, path: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data } = await org.graphql(`mutation($input: ${type}!) { ${name}(input: $input) { ${path} } }`, { input });
    return data[name];
  };
  const member = async () =>
    (
      await idIn(
        'inviteMember',
        { fullName: 'Mona Weber', email: `${unique('mona')}@northwind.test`, role: 'RECRUITER' },
        '... on Member { id }',
      )
    ).id as string;
  const apiKey = async () =>
    (await idIn('createApiKey', { name: 'Spare', scopes: ['READS'] }, '... on MintedApiKey { apiKey { id } }')).apiKey
      .id as string;
  const organization = {
    name: 'Acme GmbH',
    timeZone: 'Europe/Berlin',
    country: 'DE',
    ownerName: 'Olga Owner',
    ownerEmail: 'olga@acme.test',
  };

  return {
    createJob: async () => ({ input: { title: 'Staff Engineer' } }),
    updateJob: async () => ({ input: { jobId: await job(), title: 'Principal Engineer' } }),
    createCandidate: async () => ({ input: { fullName: 'Ana Ríos', email: 'ana@example.test' } }),
    updateCandidate: async () => ({ input: { candidateId: (await org.application()).candidateId, locale: 'de' } }),
    exportCandidate: async () => ({ input: { candidateId: (await org.application()).candidateId } }),
    eraseCandidate: async () => ({ input: { candidateId: (await org.application()).candidateId } }),
    createApplication: async () => ({
      input: { jobId: await job(), candidateId: (await org.application()).candidateId, stage: 'Interview' },
    }),
    moveApplicationStage: async () => ({ input: { applicationId: (await org.application()).id, stage: 'Offer' } }),
    recordInterview: async () => ({
      input: {
        applicationId: (await org.application()).id,
        title: 'Team',
        status: 'SCHEDULED',
        scheduledAt: '2026-12-02T10:00:00.000Z',
      },
    }),
    recordDecision: async () => ({ input: { applicationId: (await org.application()).id, outcome: 'REJECTED' } }),
    setTimeline: async () => ({ input: { applicationId: (await org.application()).id, decisionDate: '2026-12-04' } }),
    moveDecisionDatesOfJob: async () => {
      const { jobId, id: applicationId } = await org.application();
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
      const move = { jobId, decisionDate: '2026-12-18', reason: 'SCHEDULING' };
      const { previewToken } = await idIn('moveDecisionDatesOfJob', move, '... on BulkMove { previewToken }');
      return { input: { ...move, dryRun: false, previewToken } };
    },
    moveDecisionDate: async () => ({
      input: { timelineId: await timeline(), decisionDate: '2026-12-18', reason: 'SCHEDULING', internalNote: 'Slow.' },
    }),
    inviteMember: async () => ({
      input: { fullName: 'Ivo Lang', email: `${unique('ivo')}@northwind.test`, role: 'VIEWER' },
    }),
    updateMember: async () => ({ input: { memberId: await member(), timeZone: 'Europe/Vienna' } }),
    removeMember: async () => ({ input: { memberId: await member() } }),
    createApiKey: async () => ({ input: { name: 'Import', scopes: ['READS'] } }),
    revokeApiKey: async () => ({ input: { apiKeyId: await apiKey() } }),
    rotateApiKey: async () => ({ input: { apiKeyId: await apiKey() } }),
    updateOrganization: async () => ({ input: { senderName: 'Northwind Recruiting' } }),
    createOrganization: async () => ({ asOperator: true, input: { ...organization, slug: unique('acme') } }),
    suspendOrganization: async () => ({
      asOperator: true,
      input: { organizationId: paused.id, because: 'Invoices are open' },
    }),
    resumeOrganization: async () => ({ asOperator: true, input: { organizationId: paused.id } }),
  };
}
