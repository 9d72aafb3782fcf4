import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MembersService, roleRights } from '../../src/organizations/index.js';
import { type Scope, scopeName } from '../../src/platform/access/scope.js';
import { operatorActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const recruiterScopes = Object.keys(roleRights.RECRUITER).map((scope) => scopeName(scope as Scope));

const member = 'fullName email role status externalId timeZone locale';

describe('members', () => {
  let app: TestApp;
  let org: TestOrganization;
  let ownerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    ownerId = await addMember({ fullName: 'Olga Owner', email: 'olga@northwind.test', role: 'OWNER' });
  });
  afterAll(() => app.stop());

  async function addMember(input: Parameters<MembersService['add']>[1]): Promise<string> {
    const add = (tx: Parameters<MembersService['add']>[0]) => app.app.get(MembersService).add(tx, input);
    return (await app.app.get(TenantDatabase).write(operatorActor(org.id), add)) as string;
  }

  const ask = async (query: string, variables?: Record<string, unknown>, onBehalfOf?: string, key = org.apiKey) => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(onBehalfOf === undefined ? {} : { 'x-on-behalf-of': onBehalfOf }),
    };
    return (await app.http.post('/graphql').set(headers).send({ query, variables })).body as GraphqlAnswer;
  };
  const mutate = async (name: string, input: Record<string, unknown>, onBehalfOf?: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { __typename ... on Member { id ${member} } ... on Problem { code path } ${name === 'removeMember' ? '... on SuccessorNeeded { jobs }' : '... on MemberAlreadyExists { memberId }'} ... on NotPermitted { because missingScope } } }`;
    const { data, errors } = await ask(query, { input }, onBehalfOf);
    expect(errors).toBeUndefined();
    return data[name];
  };
  const invite = (input: Record<string, unknown>, onBehalfOf?: string) =>
    mutate('inviteMember', { fullName: 'Vera Viewer', role: 'VIEWER', ...input }, onBehalfOf);

  it('are invited with a role, known by their external id, and changed', async () => {
    const invited = await invite({ email: 'vera@Northwind.test', externalId: 'hr-17', timeZone: 'Europe/Lisbon' });
    expect(invited).toMatchObject({
      role: 'VIEWER',
      status: 'INVITED',
      externalId: 'hr-17',
      timeZone: 'Europe/Lisbon',
    });
    const changed = await mutate('updateMember', {
      memberId: invited.id,
      role: 'RECRUITER',
      timeZone: null,
      locale: 'pt',
    });
    expect(changed).toMatchObject({
      id: invited.id,
      role: 'RECRUITER',
      timeZone: null,
      locale: 'pt',
      externalId: 'hr-17',
    });
  });

  it('are one for each e-mail address and external id', async () => {
    const first = await invite({ email: 'one@northwind.test', externalId: 'one' });
    expect(await invite({ email: 'ONE@northwind.test' })).toMatchObject({
      code: 'MEMBER_ALREADY_EXISTS',
      memberId: first.id,
    });
    expect(await invite({ email: 'two@northwind.test', externalId: 'one' })).toMatchObject({
      code: 'EXTERNAL_ID_TAKEN',
    });
    const other = await invite({ email: 'other@northwind.test' });
    expect(await mutate('updateMember', { memberId: other.id, email: 'one@northwind.test' })).toMatchObject({
      memberId: first.id,
    });
  });

  it('are named by one name each: no external id is the address of somebody else', async () => {
    const first = await invite({ email: 'Named@northwind.test', externalId: 'hr-named' });
    const taken = { code: 'EXTERNAL_ID_TAKEN', path: ['input', 'externalId'] };
    const exists = { code: 'MEMBER_ALREADY_EXISTS', path: ['input', 'email'] };
    for (const externalId of ['named@northwind.test', 'NAMED@Northwind.test'])
      expect(await invite({ email: 'namesake@northwind.test', externalId })).toMatchObject(taken);
    // Nor does one look like it: blanks around it are no part of it, and nothing in it is unseen.
    for (const externalId of [' named@northwind.test ', 'named@northwind.test\u00a0', '\ufeffnamed@northwind.test'])
      expect(await invite({ email: 'namesake@northwind.test', externalId })).toMatchObject(taken);
    for (const externalId of ['named\u200b@northwind.test', 'named@northwind.test\u2060', 'na\u00admed@northwind.test'])
      expect(await invite({ email: 'namesake@northwind.test', externalId })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'externalId'],
      });
    const second = await invite({ email: 'second.name@northwind.test', externalId: 'Login@northwind.test' });
    expect(await invite({ email: 'login@northwind.test' })).toMatchObject(exists);
    expect(await mutate('updateMember', { memberId: first.id, email: 'login@northwind.test' })).toMatchObject(exists);
    expect(await mutate('updateMember', { memberId: second.id, externalId: 'named@northwind.test' })).toMatchObject(
      taken,
    );
    // One's own address, and that of nobody, may be one's external id.
    expect(await mutate('updateMember', { memberId: first.id, externalId: 'named@northwind.test' })).toMatchObject({
      externalId: 'named@northwind.test',
    });
  });

  it('leave their names to others when they are removed, and do not come back to a name that is taken', async () => {
    const { id: memberId } = await invite({ email: 'gone@northwind.test' });
    await mutate('removeMember', { memberId });
    const heir = await invite({ email: 'heir@northwind.test', externalId: 'gone@northwind.test' });
    expect(heir).toMatchObject({ status: 'INVITED' });
    expect(await invite({ email: 'gone@northwind.test' })).toMatchObject({ code: 'MEMBER_ALREADY_EXISTS' });
    await mutate('updateMember', { memberId: heir.id, externalId: null });
    expect(await invite({ email: 'gone@northwind.test' })).toMatchObject({ id: memberId, status: 'INVITED' });
  });

  it('are named once when two are invited at the same moment by a name of both', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const name = `raced-${round}@northwind.test`;
      const both = await Promise.all([
        invite({ email: name }),
        invite({ email: `other-${round}@northwind.test`, externalId: name }),
      ]);
      expect(both.map(({ code }) => code ?? 'invited').filter((code) => code === 'invited')).toHaveLength(1);
      const { data } = await ask('{ viewer { member { email externalId } } }', {}, name);
      expect([data.viewer.member.email, data.viewer.member.externalId]).toContain(name);
    }
  });

  it('keep their last owner', async () => {
    expect(await mutate('removeMember', { memberId: ownerId })).toMatchObject({ code: 'LAST_OWNER' });
    expect(await mutate('updateMember', { memberId: ownerId, role: 'ADMIN' })).toMatchObject({ code: 'LAST_OWNER' });
    const second = await invite({ email: 'second@northwind.test', role: 'OWNER' });
    const both = await Promise.all(
      [ownerId, second.id].map((memberId) => mutate('updateMember', { memberId, role: 'ADMIN' })),
    );
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['LAST_OWNER', 'done']);
    await mutate('updateMember', { memberId: ownerId, role: 'OWNER' });
    await mutate('updateMember', { memberId: second.id, role: 'ADMIN' });
  });

  it('leave when somebody has taken over their jobs', async () => {
    const { id: leaver } = await invite({ email: 'leaver@northwind.test', role: 'RECRUITER' });
    const { id: viewer } = await invite({ email: 'looker@northwind.test' });
    const job = await org.mutate('createJob', { title: 'Baker', recruiterId: leaver, hiringManagerId: leaver });
    expect(await mutate('removeMember', { memberId: leaver })).toMatchObject({ code: 'SUCCESSOR_NEEDED', jobs: 1 });
    for (const [successorId, code] of [
      [leaver, 'INVALID_INPUT'],
      [viewer, 'INVALID_INPUT'],
      [job.id, 'NOT_FOUND'],
    ])
      expect(await mutate('removeMember', { memberId: leaver, successorId })).toMatchObject({
        code,
        path: ['input', 'successorId'],
      });
    expect(await mutate('removeMember', { memberId: leaver, successorId: org.recruiterId })).toMatchObject({
      status: 'REMOVED',
    });
    const { data } = await org.graphql(
      `{ job(id: "${job.id}") { recruiter { id } hiringManager { id } } members(first: 100) { nodes { id } } all: members(first: 100, includeRemoved: true) { nodes { id } totalCount } }`,
    );
    expect(data.job).toEqual({ recruiter: { id: org.recruiterId }, hiringManager: { id: org.recruiterId } });
    const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
    expect(idsOf(data.members)).not.toContain(leaver);
    expect(idsOf(data.all)).toContain(leaver);
    expect(data.all.totalCount).toBe(data.all.nodes.length);
    // Gone is gone: not changed, not removed again, not named by a job.
    expect(await mutate('updateMember', { memberId: leaver, role: 'VIEWER' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await mutate('removeMember', { memberId: leaver })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await org.mutate('createJob', { title: 'X', recruiterId: leaver })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await invite({ email: 'leaver@northwind.test' })).toMatchObject({
      id: leaver,
      status: 'INVITED',
      role: 'VIEWER',
    });
  });

  describe('on whose behalf a key calls', () => {
    it('bound what it may do, and are named by every revision beside the key', async () => {
      await invite({ email: 'hana@northwind.test', fullName: 'Hana Mori', role: 'RECRUITER', externalId: 'hana' });
      const { id: applicationId } = await org.application();
      for (const name of ['hana@northwind.test', 'HANA@northwind.test', 'hana']) {
        const { data } = await ask('{ viewer { kind scopes ownJobsOnly member { fullName } } }', {}, name);
        expect(data.viewer).toEqual({
          kind: 'API_KEY',
          scopes: recruiterScopes,
          ownJobsOnly: [],
          member: { fullName: 'Hana Mori' },
        });
      }
      const set = await ask(
        'mutation($input: SetTimelineInput!) { setTimeline(input: $input) { ... on Timeline { revisions { actor { kind name onBehalfOf { name } } } } } }',
        { input: { applicationId, decisionDate: '2026-12-18' } },
        'hana',
      );
      expect(set.data.setTimeline.revisions).toEqual([
        { actor: { kind: 'API_KEY', name: 'tests', onBehalfOf: { name: 'Hana Mori' } } },
      ]);
      expect(await invite({ email: 'x@northwind.test' }, 'hana')).toMatchObject({
        code: 'NOT_PERMITTED',
        because: 'ROLE',
        missingScope: 'ADMIN',
      });
    });

    it('never lend it an owner’s rights', async () => {
      const refused = await mutate('updateMember', { memberId: ownerId, role: 'ADMIN' }, 'olga@northwind.test');
      expect(refused).toMatchObject({ code: 'OWNER_NEEDED' });
      expect(await invite({ email: 'y@northwind.test', role: 'OWNER' }, 'olga@northwind.test')).toMatchObject({
        code: 'OWNER_NEEDED',
      });
      // Acting for nobody, the key could do what is refused here.
      const admin = await ask(
        'mutation { createApiKey(input: {name: "X", scopes: [READS, ADMIN]}) { ... on ScopeNotHeld { code scope } } }',
        {},
        'olga@northwind.test',
      );
      expect(admin.data.createApiKey).toEqual({ code: 'SCOPE_NOT_HELD', scope: 'ADMIN' });
      // Whoever reads mail there could sign in as the owner.
      const moved = { memberId: ownerId, email: 'mallory@northwind.test' };
      expect(await mutate('updateMember', moved, 'olga@northwind.test')).toMatchObject({ code: 'OWNER_NEEDED' });
      const unmoved = { memberId: ownerId, email: 'olga@northwind.test', locale: 'de' };
      expect(await mutate('updateMember', unmoved, 'olga@northwind.test')).toMatchObject({ locale: 'de' });
    });

    it('are refused if nobody is called so, if they were removed, or if the key may act for nobody', async () => {
      const { id } = await invite({ email: 'past@northwind.test', externalId: 'past' });
      await mutate('removeMember', { memberId: id });
      const other = await app.organization();
      const { data } = await ask(
        'mutation { createApiKey(input: {name: "Narrow", scopes: [READS]}) { ... on MintedApiKey { token } } }',
      );
      const refusals = [
        ['nobody@northwind.test', org.apiKey],
        ['past@northwind.test', org.apiKey],
        ['past', org.apiKey],
        ['', org.apiKey],
        ['x'.repeat(5_000), org.apiKey],
        // Of another organization.
        ['olga@northwind.test', other.apiKey],
        ['olga@northwind.test', data.createApiKey.token],
      ] as const;
      for (const [name, key] of refusals) {
        const answer = await app.http
          .post('/graphql')
          .set({ authorization: `Bearer ${key}`, 'x-on-behalf-of': name })
          .send({ query: '{ viewer { name } }' });
        expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([403, 'ON_BEHALF_OF_REFUSED']);
      }
    });

    it('change as hiring managers what belongs to their jobs, and nothing else', async () => {
      const { id: hiringManagerId } = await invite({ email: 'hm@northwind.test', role: 'HIRING_MANAGER' });
      const mine = await org.application({ job: { hiringManagerId } });
      const other = await org.application();
      const set = (applicationId: string) => {
        const query =
          'mutation($input: SetTimelineInput!) { setTimeline(input: $input) { __typename ... on NotPermitted { because missingScope } } }';
        return ask(query, { input: { applicationId, decisionDate: '2026-12-18' } }, 'hm@northwind.test');
      };
      expect((await set(mine.id)).data.setTimeline).toEqual({ __typename: 'Timeline' });
      expect((await set(other.id)).data.setTimeline).toEqual({
        __typename: 'NotPermitted',
        because: 'JOB',
        missingScope: 'TIMELINES_WRITE',
      });
    });
  });

  it('of another organization can be neither changed nor removed, nor told from none', async () => {
    const other = await app.organization();
    for (const memberId of [other.recruiterId, '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a']) {
      const notFound = { __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', 'memberId'] };
      expect(await mutate('updateMember', { memberId, role: 'VIEWER' })).toEqual(notFound);
      expect(await mutate('removeMember', { memberId, successorId: org.recruiterId })).toEqual(notFound);
    }
  });

  it('may be read through a row only by who may read', async () => {
    const { data: made } = await ask(
      'mutation { createApiKey(input: {name: "Pushes jobs", scopes: [JOBS_WRITE]}) { ... on MintedApiKey { token } } }',
    );
    const create = `mutation { createJob(input: {title: "Cook", recruiterId: "${org.recruiterId}"}) { ... on Job { title externalRef { source } recruiter { email } } } }`;
    const { data, errors } = await ask(create, {}, undefined, made.createApiKey.token);
    expect(data).toBeUndefined();
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['createJob', 'recruiter'], 'NOT_PERMITTED'],
    ]);
    expect((await org.graphql('{ jobs { nodes { title } } }')).data.jobs.nodes).not.toContainEqual({ title: 'Cook' });
  });
});
