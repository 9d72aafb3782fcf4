import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

/** What an integrator does who knows rows by the ids of their own system, each request twice. */
describe("one's own ids", () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;
  let made = 0;

  beforeAll(async () => {
    app = await startTestApp();
    [org, other] = [await app.organization(), await app.organization()];
  });
  afterAll(() => app.stop());

  const ref = (remoteId: string, source = 'ats') => ({ source, remoteId });
  const fresh = () => {
    made += 1;
    return ref(`R-${made}`);
  };

  /** The same document twice, by one of each kind of row: both answer alike. */
  async function ask(query: string, variables: Record<string, unknown>, who = org): Promise<GraphqlAnswer> {
    const [first, second] = [await who.graphql(query, variables), await who.graphql(query, variables)];
    expect(second).toEqual(first);
    return first;
  }

  const jobOf = (externalRef: unknown, who = org) => who.mutate('createJob', { title: 'Analyst', externalRef });
  const candidateOf = (externalRef: unknown, who = org) =>
    who.mutate('createCandidate', { fullName: 'Ana Ríos', email: 'ana@example.test', externalRef });

  /** A job, a candidate, an application and an interview, made by references alone, all under the same remote id. */
  async function chain(externalRef = fresh(), who = org) {
    const { id: jobId } = await jobOf(externalRef, who);
    const { id: candidateId } = await candidateOf(externalRef, who);
    const application = { jobRef: externalRef, candidateRef: externalRef, stage: 'New', externalRef };
    const { id: applicationId } = await who.mutate('createApplication', application);
    const interview = { title: 'Call', status: 'SCHEDULED', scheduledAt: '2026-12-03T10:00:00Z' };
    const { id: interviewId } = await who.mutate('recordInterview', {
      applicationRef: externalRef,
      externalRef,
      ...interview,
    });
    return { externalRef, jobId, candidateId, applicationId, interviewId };
  }

  const selectAll = `
    job(externalRef: $ref) { id externalRef { source remoteId } }
    candidate(externalRef: $ref) { id externalRef { source remoteId } }
    application(externalRef: $ref) { id externalRef { source remoteId } job { id } candidate { id } }
    interview(externalRef: $ref) { id externalRef { source remoteId } application { id } }`;

  it('find a row of each kind, apart from those of every other kind and system', async () => {
    const { externalRef, ...ids } = await chain();
    const query = `query($ref: ExternalRefInput!) { ${selectAll} }`;
    const { data } = await ask(query, { ref: externalRef });
    expect(data).toEqual({
      job: { id: ids.jobId, externalRef },
      candidate: { id: ids.candidateId, externalRef },
      application: {
        id: ids.applicationId,
        externalRef,
        job: { id: ids.jobId },
        candidate: { id: ids.candidateId },
      },
      interview: { id: ids.interviewId, externalRef, application: { id: ids.applicationId } },
    });
    const nothing = { job: null, candidate: null, application: null, interview: null };
    for (const none of [ref(externalRef.remoteId, 'ATS'), ref(externalRef.remoteId.toLowerCase()), ref('nobody')])
      expect((await ask(query, { ref: none })).data).toEqual(nothing);
    expect((await ask(query, { ref: externalRef }, other)).data).toEqual(nothing);
  });

  it('find the same row by its id, and want exactly one of the two', async () => {
    const { externalRef, ...ids } = await chain();
    const found = { job: ids.jobId, candidate: ids.candidateId, application: ids.applicationId };
    for (const [type, id] of [...Object.entries(found), ['interview', ids.interviewId]] as const) {
      const query = `query($id: ID, $ref: ExternalRefInput) { ${type}(id: $id, externalRef: $ref) { id } }`;
      expect((await ask(query, { id })).data).toEqual({ [type]: { id } });
      expect((await ask(query, { id, ref: null })).data).toEqual({ [type]: { id } });
      expect((await ask(`query($id: ID!) { ${type}(id: $id) { id } }`, { id })).data).toEqual({ [type]: { id } });
      for (const variables of [{}, { id: null, ref: null }, { id, ref: externalRef }]) {
        const { data, errors } = await ask(query, variables);
        expect(data).toEqual({ [type]: null });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
      }
    }
  });

  it.each(['source', 'remoteId'])('are refused with a %s that is none', async (field) => {
    for (const bad of ['', '  ', 'a\nb', 'x'.repeat(257)]) {
      const { errors } = await ask('query($ref: ExternalRefInput) { job(externalRef: $ref) { id } }', {
        ref: { ...ref('J-1'), [field]: bad },
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
      expect(await jobOf({ ...ref('J-1'), [field]: bad })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'externalRef', field],
      });
    }
  });

  it('are the same in composed and in decomposed form', async () => {
    const { id } = await jobOf(ref('Bu\u0308ro-7'));
    const query = 'query($ref: ExternalRefInput) { job(externalRef: $ref) { id } }';
    for (const remoteId of ['B\u00fcro-7', 'Bu\u0308ro-7'])
      expect((await ask(query, { ref: ref(remoteId) })).data).toEqual({ job: { id } });
    expect(await jobOf(ref('B\u00fcro-7'))).toMatchObject({ code: 'EXTERNAL_REF_TAKEN' });
  });

  it('that a row carries are refused to another, with the id of that row', async () => {
    const { externalRef, ...ids } = await chain();
    const { candidateId } = await org.application();
    const taken = '... on ExternalRefTaken { code rowId path }';
    const create: readonly (readonly [name: string, input: object, id: string])[] = [
      ['createJob', { title: 'Another' }, ids.jobId],
      ['createCandidate', { fullName: 'Bo', email: 'bo@example.test' }, ids.candidateId],
      ['createApplication', { jobId: ids.jobId, candidateId, stage: 'New' }, ids.applicationId],
    ];
    for (const [name, input, id] of create) {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const { data } = await ask(`mutation($input: ${type}!) { ${name}(input: $input) { ${taken} } }`, {
        input: { ...input, externalRef },
      });
      expect(data[name]).toEqual({ code: 'EXTERNAL_REF_TAKEN', rowId: id, path: ['input', 'externalRef'] });
    }
  });

  it('that twenty want at once go to one of them, and the others are told to which', async () => {
    const externalRef = fresh();
    const query = `mutation($ref: ExternalRefInput) { createCandidate(input: {fullName: "Ana", email: "a@example.test", externalRef: $ref}) {
      __typename ... on Candidate { id } ... on ExternalRefTaken { id: rowId } } }`;
    const answers = await Promise.all(Array.from({ length: 20 }, () => org.graphql(query, { ref: externalRef })));
    const results = answers.map(({ data }) => data.createCandidate);
    const [candidate, ...more] = results.filter(({ __typename }) => __typename === 'Candidate');
    expect(more).toEqual([]);
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set([candidate.id]));
    expect(results.filter(({ __typename }) => __typename === 'ExternalRefTaken')).toHaveLength(19);
  });

  it('name the rows of mutations, and tell by their path where none is', async () => {
    const { externalRef, ...ids } = await chain();
    const nobody = ref('nobody');
    const application = { applicationRef: externalRef };
    const steps: readonly (readonly [name: string, input: Record<string, unknown>, id: string | null])[] = [
      ['updateJob', { jobRef: externalRef, title: 'Designer' }, ids.jobId],
      ['updateCandidate', { candidateRef: externalRef, locale: 'es' }, ids.candidateId],
      ['moveApplicationStage', { ...application, stage: 'Offer' }, ids.applicationId],
      ['setTimeline', { ...application, decisionDate: '2026-12-11' }, null],
      ['logContact', { ...application, channel: 'PHONE' }, ids.applicationId],
      ['recordDecision', { ...application, outcome: 'REJECTED' }, ids.applicationId],
      ['correctDecision', { ...application, outcome: 'HIRED' }, ids.applicationId],
      ['reopenApplication', application, ids.applicationId],
      ['withdrawApplication', application, ids.applicationId],
      ['closeJob', { jobRef: externalRef }, ids.jobId],
      ['eraseCandidate', { candidateRef: externalRef }, ids.candidateId],
    ];
    for (const [name, input, id] of steps) {
      const [argument = ''] = Object.keys(input);
      const foreign = { ...input, [argument]: nobody };
      expect(await org.mutate(name, foreign)).toMatchObject({ code: 'NOT_FOUND', path: ['input', argument] });
      expect(await other.mutate(name, input)).toMatchObject({ code: 'NOT_FOUND', path: ['input', argument] });
      const both = { ...input, [argument.replace('Ref', 'Id')]: ids.jobId };
      expect(await org.mutate(name, both)).toMatchObject({ code: 'INVALID_INPUT' });
      const { [argument]: _, ...neither } = input;
      expect(await org.mutate(name, neither)).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', argument.replace('Ref', 'Id')],
        message: `is needed, or ${argument} in its place`,
      });
      expect([name, await org.mutate(name, input)]).toEqual([
        name,
        expect.objectContaining({ id: id ?? expect.any(String) }),
      ]);
    }
  });

  it('are given later, changed, kept and taken away again', async () => {
    const { externalRef, ...ids } = await chain();
    const bare = await org.application();
    const kinds = [
      ['updateJob', 'jobId', bare.jobId, 'Job', ids.jobId],
      ['updateCandidate', 'candidateId', bare.candidateId, 'Candidate', ids.candidateId],
      ['updateApplication', 'applicationId', bare.id, 'Application', ids.applicationId],
    ] as const;
    for (const [name, field, id, type, holder] of kinds) {
      const update = async (given: object) => {
        const query = `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
          ... on ${type} { externalRef { source remoteId } } ... on ExternalRefTaken { code rowId } } }`;
        return (await ask(query, { input: { [field]: id, ...given } })).data[name];
      };
      const later = fresh();
      expect(await update({})).toEqual({ externalRef: null });
      expect(await update({ externalRef: later })).toEqual({ externalRef: later });
      expect(await update({})).toEqual({ externalRef: later });
      expect(await update({ externalRef })).toEqual({ code: 'EXTERNAL_REF_TAKEN', rowId: holder });
      const changed = fresh();
      expect(await update({ externalRef: changed })).toEqual({ externalRef: changed });
      expect(await update({ externalRef: null })).toEqual({ externalRef: null });
      // Free again, for another row.
      const { id: next } = await jobOf(later);
      expect(next).toEqual(expect.any(String));
    }
  });

  it('are not given to who was erased, nor what they had to anybody', async () => {
    const { externalRef, ...ids } = await chain();
    await org.mutate('eraseCandidate', { candidateId: ids.candidateId });
    for (let call = 1; call <= 2; call += 1) {
      expect(await candidateOf(externalRef)).toMatchObject({ code: 'CANDIDATE_ERASED' });
      const { id } = await candidateOf(null);
      expect(await org.mutate('updateCandidate', { candidateId: id, externalRef })).toMatchObject({
        code: 'CANDIDATE_ERASED',
        path: ['input', 'externalRef'],
      });
      const { applicationId } = ids;
      expect(await org.mutate('updateApplication', { applicationId, externalRef: fresh() })).toMatchObject({
        code: 'CANDIDATE_ERASED',
        path: ['input', 'applicationId'],
      });
    }
  });

  it('narrow lists: one, many, and those that nobody carries', async () => {
    const chains = [await chain(), await chain(), await chain()];
    const foreign = await chain(fresh(), other);
    const [first] = chains;
    const lists = ['jobs', 'candidates', 'applications'] as const;
    for (const list of lists) {
      const type = `${list[0]?.toUpperCase()}${list.slice(1, -1)}Filter`;
      const query = `query($f: ${type}) { ${list}(filter: $f, first: 2) { totalCount nodes { externalRef { source remoteId } } pageInfo { endCursor hasNextPage } } }`;
      const refsOf = async (filter: unknown) => (await ask(query, { f: filter })).data[list];
      const all = await refsOf({ externalRef: [...chains.map((each) => each.externalRef), ref('nobody')] });
      expect(all.totalCount).toBe(3);
      expect(all.pageInfo.hasNextPage).toBe(true);
      expect(all.nodes).toEqual([{ externalRef: chains[2]?.externalRef }, { externalRef: chains[1]?.externalRef }]);
      // GraphQL makes a list of a single one.
      expect((await refsOf({ externalRef: first?.externalRef })).nodes).toEqual([{ externalRef: first?.externalRef }]);
      expect((await refsOf({ externalRef: [foreign.externalRef] })).totalCount).toBe(0);
      expect((await refsOf({ externalRef: [] })).totalCount).toBe(0);
      const { errors } = await ask(query, { f: { externalRef: Array.from({ length: 101 }, fresh) } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  it('are not the only way to a candidate: an address finds them in any case and with any domain’s spelling', async () => {
    const { id } = await org.mutate('createCandidate', {
      fullName: 'Mia',
      email: 'Mia.Weiß@Büro.example'.replace('ß', 'ss'),
    });
    const query = 'query($email: String) { candidates(filter: {email: $email}) { nodes { id email } } }';
    for (const email of ['mia.weiss@büro.example', 'MIA.WEISS@BÜRO.EXAMPLE', 'mia.weiss@xn--bro-hoa.example'])
      expect((await ask(query, { email })).data.candidates.nodes).toEqual([
        { id, email: 'Mia.Weiss@xn--bro-hoa.example' },
      ]);
    expect((await ask(query, { email: 'mia@büro.example' })).data.candidates.nodes).toEqual([]);
    expect((await ask(query, { email: 'mia.weiss@büro.example' }, other)).data.candidates.nodes).toEqual([]);
    const { errors } = await ask(query, { email: 'mia' });
    expect(JSON.stringify(errors)).toContain('it has no @');
  });

  it('of members lead to them, and to nobody of another organization', async () => {
    const { id } = await org.mutate('inviteMember', {
      fullName: 'Mo Weber',
      email: 'mo@northwind.test',
      role: 'RECRUITER',
      externalId: 'emp-7',
    });
    const query = 'query($id: ID, $ext: String) { member(id: $id, externalId: $ext) { id externalId } }';
    const member = { member: { id, externalId: 'emp-7' } };
    expect((await ask(query, { ext: 'emp-7' })).data).toEqual(member);
    expect((await ask(query, { id })).data).toEqual(member);
    for (const variables of [{ ext: 'emp-7' }, { id }])
      expect((await ask(query, variables, other)).data).toEqual({ member: null });
    for (const variables of [{}, { id, ext: 'emp-7' }, { ext: ' ' }])
      expect((await ask(query, variables)).errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('lead from a job and from a candidate to their applications, page by page', async () => {
    const { id: jobId } = await jobOf(fresh());
    const externalRef = fresh();
    const applications = [];
    for (let each = 1; each <= 3; each += 1) {
      const candidate = await candidateOf(each === 3 ? externalRef : null);
      const application = { jobId, candidateId: candidate.id, stage: 'New' };
      applications.unshift((await org.mutate('createApplication', application)).id);
    }
    const query = `query($id: ID!, $ref: ExternalRefInput, $after: String) {
      job(id: $id) { applications(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }
      candidate(externalRef: $ref) { applications { nodes { id job { id } } } } }`;
    const first = (await ask(query, { id: jobId, ref: externalRef })).data;
    expect(first.job.applications).toMatchObject({
      totalCount: 3,
      nodes: [{ id: applications[0] }, { id: applications[1] }],
      pageInfo: { hasNextPage: true },
    });
    expect(first.candidate.applications.nodes).toEqual([{ id: applications[0], job: { id: jobId } }]);
    const after = first.job.applications.pageInfo.endCursor;
    expect((await ask(query, { id: jobId, ref: externalRef, after })).data.job.applications.nodes).toEqual([
      { id: applications[2] },
    ]);
  });
});
