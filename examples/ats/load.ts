import { type Api, expected, graphql } from './api.ts';

/** What the ATS calls its own, which it may change and we may not. */
const source = 'example-ats';

const createJob = graphql(`
  mutation CreateJob($input: CreateJobInput!) {
    createJob(input: $input) {
      __typename
      ... on Job { id }
      ... on ExternalRefTaken { rowId }
      ... on Problem { code message }
    }
  }
`);

const createCandidate = graphql(`
  mutation CreateCandidate($input: CreateCandidateInput!) {
    createCandidate(input: $input) {
      __typename
      ... on Candidate { id }
      ... on ExternalRefTaken { rowId }
      ... on Problem { code message }
    }
  }
`);

const createApplication = graphql(`
  mutation CreateApplication($input: CreateApplicationInput!) {
    createApplication(input: $input) {
      __typename
      ... on Application { id }
      ... on ExternalRefTaken { rowId }
      ... on ApplicationAlreadyActive { applicationId }
      ... on Problem { code message }
    }
  }
`);

/** An application as the ATS has it. */
export interface AtsApplication {
  readonly id: string;
  readonly stage: string;
  readonly job: { readonly id: string; readonly title: string };
  readonly candidate: { readonly id: string; readonly name: string; readonly email: string };
}

/** Brings applications over, with their jobs and candidates. Loaded again they are what they were: id by id of the ATS. */
export async function load(api: Api, applications: readonly AtsApplication[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { id, stage, job, candidate } of applications) {
    const ref = (remoteId: string) => ({ source, remoteId });
    const madeJob = await api.ask(createJob, { input: { title: job.title, externalRef: ref(job.id) } });
    const madeCandidate = await api.ask(createCandidate, {
      input: { fullName: candidate.name, email: candidate.email, externalRef: ref(candidate.id) },
    });
    const input = {
      jobId: idOf(madeJob.createJob, 'Job'),
      candidateId: idOf(madeCandidate.createCandidate, 'Candidate'),
      stage,
      externalRef: ref(id),
    };
    ids.set(id, idOf((await api.ask(createApplication, { input })).createApplication, 'Application'));
  }
  return ids;
}

type Made = {
  readonly __typename: string;
  readonly id?: string;
  readonly rowId?: string | null;
  readonly applicationId?: string | null;
};

/** Of the row that was made, or of the one that was there. */
function idOf(made: Made | null, name: string): string {
  const known = made?.rowId ?? made?.applicationId;
  if (known != null) return known;
  return expected(made, name).id ?? '';
}
