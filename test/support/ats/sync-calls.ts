import { expect } from '@jest/globals';
import type { TestOrganization } from '../test-organization.js';

/** A row as a system sends it, or the input of a mutation. */
export type Row = Record<string, unknown>;

export const at = (minute: number) => `2026-12-01T08:${String(minute).padStart(2, '0')}:00Z`;
export const job = (more: Row = {}) => ({ remoteId: 'j1', title: 'Engineer', status: 'open', ...more });
export const ana = (more: Row = {}) => ({ remoteId: 'c1', fullName: 'Ana Ríos', email: 'ana@example.test', ...more });
export const applied = (more: Row = {}) => ({
  remoteId: 'a1',
  candidateRemoteId: 'c1',
  jobRemoteId: 'j1',
  status: 'active',
  stage: 'Interview',
  ...more,
});

/** What is selected of an answer. */
export const results =
  '... on SyncedRows { refusedCount results { remoteId status rowId problem { code message path } waitsFor { type remoteId } unmapped { kind word } sameAddressAs } }';

/** Calls of the organization of the test that runs, as an integrator makes them. */
export function atsCalls(current: () => TestOrganization) {
  const call = async (name: string, input: Row, select: string, of = current()) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await of.graphql(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${select} ... on Problem { code message path } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  };

  /** By their sources: the latest of each. */
  const connections = new Map<string, string>();

  const connect = async (input: Row = {}, of = current()): Promise<string> => {
    const made = { vendor: 'GREENHOUSE', ...input };
    const { id, source } = await call('createAtsIntegration', made, '... on AtsIntegration { id source }', of);
    connections.set(source, id);
    return id;
  };

  const sync = async (what: string, rows: Row[], source = 'greenhouse', of = current()) =>
    (await call(`sync${what}`, { atsIntegrationId: connections.get(source), rows }, results, of)).results;

  const statuses = async (what: string, rows: Row[], source = 'greenhouse') =>
    (await sync(what, rows, source)).map(({ status }: { status: string | null }) => status);

  const load = async () => {
    await connect();
    await sync('Jobs', [job()]);
    await sync('Candidates', [ana()]);
    const [row] = await sync('Applications', [applied({ remoteUpdatedAt: at(1) })]);
    return row.rowId as string;
  };

  const application = async (id: string) =>
    (
      await current().graphql(
        `{ application(id: "${id}") { status stage candidate { id fullName } job { title } externalRef { source remoteId }
           timeline { decisionDate revisions { kind reason to actor { kind name } } }
           messages { nodes { kind status } } } }`,
      )
    ).data.application;

  return { application, call, connect, connections, load, statuses, sync };
}
