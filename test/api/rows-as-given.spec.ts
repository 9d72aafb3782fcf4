import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { Effects } from '../support/keyed-requests.js';
import { argumentsOf } from '../support/schema-calls/arguments.js';
import {
  formsOf,
  type OptionalField,
  optionalFields,
  type Sent,
  type State,
} from '../support/schema-calls/input-forms.js';
import { operationsOf } from '../support/schema-calls/operations.js';
import { overrides } from '../support/schema-calls/overrides.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** A row that a mutation changes in part: in which state it begins, and to what each of its fields can be changed. */
interface Changed {
  readonly id: string;
  readonly table: string;
  /** Puts every field in place. */
  readonly begin: Record<string, unknown>;
  /** Another value for each. */
  readonly other: Record<string, unknown>;
}

const select = '{ __typename ... on Problem { code path } }';

/**
 * What a mutation stores of its input is the same in every form and at every call of one text: what is left out stays as
 * it is, or is the default. Compared in the rows.
 */
describe('a row', () => {
  let app: TestApp;
  let org: TestOrganization;
  let effects: Effects;

  beforeAll(async () => {
    app = await startTestApp({ settings: sceneSettings, relay: true });
    org = await app.organization();
    effects = new Effects(app);
  });
  afterAll(async () => {
    await effects.stop();
    await app.stop();
  });

  const inputOf = (mutation: string): GraphQLInputObjectType => {
    const { schema } = app.app.get(GraphQLSchemaHost);
    const [input] = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
    const type = input && getNamedType(input.type);
    if (!isInputObjectType(type)) throw new Error(`${mutation} takes no input`);
    return type;
  };

  /** How the mutation answers, and what stands in the row then. */
  async function send(mutation: string, { query, variables }: Sent, read: () => Promise<unknown>): Promise<string> {
    const { data, errors } = await org.graphql(query, variables);
    const answer = errors?.map(({ extensions }) => extensions['code']) ?? data[mutation];
    return JSON.stringify({ answer, row: await read() });
  }

  const begin = async (mutation: string, input: Record<string, unknown>) => {
    const { data, errors } = await org.graphql(
      `mutation Begin($input: ${inputOf(mutation)}!) { ${mutation}(input: $input) ${select} }`,
      { input },
    );
    expect([errors, data?.[mutation]?.code]).toEqual([undefined, undefined]);
  };

  describe.each<[mutation: string, idField: string | null, made: (scene: Scene) => Promise<Changed>]>([
    [
      'updateMember',
      'memberId',
      async (scene) => ({
        id: await scene.id('member'),
        table: 'members',
        begin: {
          fullName: 'Hana Member',
          email: 'hana@northwind.test',
          externalId: 'hana',
          locale: 'de',
          timeZone: 'Europe/Vienna',
          role: 'RECRUITER',
        },
        other: {
          fullName: 'Hana M.',
          email: 'h.m@northwind.test',
          externalId: 'hm',
          locale: 'fr',
          timeZone: 'Europe/Paris',
          role: 'VIEWER',
        },
      }),
    ],
    [
      'updateCandidate',
      'candidateId',
      async (scene) => ({
        id: await scene.id('candidate'),
        table: 'candidates',
        begin: {
          fullName: 'Ana Ríos',
          greetingName: 'Ana',
          salutation: 'Querida Ana',
          phone: '+34 600 111 222',
          email: 'ana@example.test',
          locale: 'es',
          timeZone: 'Europe/Madrid',
          externalRef: { source: 'ats', remoteId: 'C-1' },
        },
        other: {
          fullName: 'Ana R.',
          greetingName: 'Señora Ríos',
          salutation: 'Estimada señora Ríos',
          phone: '+34 600 333 444',
          email: 'ana.r@example.test',
          locale: 'fr',
          timeZone: 'Europe/Paris',
          externalRef: { source: 'ats', remoteId: 'C-2' },
        },
      }),
    ],
    [
      'updateJob',
      'jobId',
      async (scene) => ({
        id: await scene.id('job'),
        table: 'jobs',
        begin: {
          title: 'Engineer',
          recruiterId: await scene.id('recruiter'),
          hiringManagerId: await scene.id('member'),
          status: 'OPEN',
          timeZone: 'Europe/Vienna',
          locale: 'de',
          externalRef: { source: 'ats', remoteId: 'J-1' },
        },
        other: {
          title: 'Designer',
          recruiterId: await scene.id('member'),
          hiringManagerId: await scene.id('recruiter'),
          status: 'DRAFT',
          holdUntil: scene.day(9),
          timeZone: 'Europe/Paris',
          locale: 'fr',
          externalRef: { source: 'ats', remoteId: 'J-2' },
        },
      }),
    ],
    [
      'updateOrganization',
      null,
      async (scene) => ({
        id: scene.org.id,
        table: 'organizations',
        begin: {
          name: 'Northwind',
          slug: 'northwind-begins',
          timeZone: 'Europe/Berlin',
          country: 'DE',
          region: 'BY',
          locale: 'en',
          senderName: 'Northwind Hiring',
          replyTo: 'jobs@northwind.test',
          brandColor: '#112233',
          logoUrl: 'https://northwind.test/logo.png',
          atsUrlTemplate: 'https://ats.northwind.test/{remoteId}',
          closedDays: ['2026-12-24'],
          openedDays: ['2026-12-19'],
          workingDays: ['MONDAY', 'TUESDAY'],
          retentionDays: 400,
        },
        other: {
          name: 'Southwind',
          slug: 'southwind-is-other',
          timeZone: 'Europe/Vienna',
          country: 'AT',
          region: 'BW',
          locale: 'de',
          senderName: 'Southwind Hiring',
          replyTo: 'jobs@southwind.test',
          brandColor: '#445566',
          logoUrl: 'https://southwind.test/logo.png',
          atsUrlTemplate: 'https://ats.southwind.test/{source}/{remoteId}',
          closedDays: ['2026-12-31'],
          openedDays: ['2026-12-12'],
          workingDays: ['WEDNESDAY', 'THURSDAY'],
          retentionDays: 500,
        },
      }),
    ],
  ])('of %s', (mutation, idField, made) => {
    it('is changed by what is given, and by nothing else', async () => {
      const changed = await made(new Scene(app, org));
      const named = idField === null ? {} : { [idField]: changed.id };
      const key = idField === null ? 'id' : 'organization_id = $2 AND id';
      const read = async () => {
        const values = idField === null ? [changed.id] : [changed.id, org.id];
        const [row] = await effects.rows<Record<string, unknown>>(
          `SELECT * FROM ${changed.table} WHERE ${key} = $1`,
          values,
        );
        return { ...row, updated_at: null };
      };
      // What names the row is not changed.
      const naming = [idField, idField?.replace(/Id$/, 'Ref')];
      const fields = optionalFields(inputOf(mutation)).filter(({ path }) => !naming.includes(path[0]));
      expect(fields.map(({ path }) => path.join('.')).filter((name) => !(name in changed.other))).toEqual([]);
      for (const optional of fields) await compare(mutation, optional, { named, ...changed, read });
    });
  });

  async function compare(
    mutation: string,
    optional: OptionalField,
    {
      named,
      begin: beginning,
      other,
      read,
    }: { named: object; begin: object; other: Record<string, unknown>; read: () => Promise<unknown> },
  ): Promise<void> {
    const [name = ''] = optional.path;
    // Something is given beside it, so that there is a change.
    const beside =
      name === 'fullName' || name === 'title' || name === 'name' ? {} : pick(beginning, ['fullName', 'title', 'name']);
    const states: State[] = [{ kind: 'ABSENT' }, { kind: 'NULL' }, { kind: 'GIVEN', value: other[name] }];
    for (const state of states) {
      const outcomes: string[] = [];
      await begin(mutation, { ...named, ...beginning });
      const before = JSON.stringify(await read());
      for (const sent of formsOf(mutation, inputOf(mutation), { ...named, ...beside }, optional, state, select)) {
        for (let call = 1; call <= 3; call += 1) {
          const outcome = await send(mutation, sent, read);
          outcomes.push(outcome);
          if (state.kind === 'ABSENT')
            expect([name, sent.query, JSON.stringify(JSON.parse(outcome).row)]).toEqual([name, sent.query, before]);
        }
        if (state.kind !== 'ABSENT') await begin(mutation, { ...named, ...beginning });
      }
      expect([name, state.kind, [...new Set(outcomes)]]).toEqual([name, state.kind, [expect.any(String)]]);
    }
  }

  it('of a policy keeps every rule that is left out', async () => {
    const type = inputOf('updatePolicy');
    const rules: Record<string, unknown> = {
      dailyCap: 3,
      graceBusinessDays: 2,
      dueSoonBusinessDays: 4,
      silentAfterDays: 30,
    };
    const read = async () => {
      const latest = 'SELECT rules FROM policies WHERE organization_id = $1 ORDER BY version DESC LIMIT 1';
      const [row] = await effects.rows<{ rules: unknown }>(latest, [org.id]);
      return row?.rules;
    };
    const fields = optionalFields(type).filter(({ path }) => path[0] === 'rules' && path.length === 2);
    expect(fields.length).toBeGreaterThan(12);
    await begin('updatePolicy', { rules, resetOthers: true });
    const row = await read();
    for (const optional of fields) {
      const beside = optional.path[1] === 'graceBusinessDays' ? 'dailyCap' : 'graceBusinessDays';
      const base = { rules: pick(rules, [beside]) };
      for (const sent of formsOf('updatePolicy', type, base, optional, { kind: 'ABSENT' }, select)) {
        for (let call = 1; call <= 3; call += 1) {
          const outcome = JSON.parse(await send('updatePolicy', sent, read));
          expect([sent.query, outcome]).toEqual([sent.query, { answer: { __typename: 'PolicyChange' }, row }]);
        }
      }
    }
  });

  it.each<[mutation: string, field: string, shows: string, row: string]>([
    [
      'recordDecision',
      'tellCandidate',
      'BY_POLICY',
      'SELECT tell_candidate AS value FROM outcomes WHERE application_id = $1',
    ],
    ['withdrawApplication', 'as', 'WITHDRAWN', 'SELECT status AS value FROM applications WHERE id = $1'],
    [
      'recordInterview',
      'isPreliminaryScreen',
      'false',
      'SELECT is_preliminary_screen AS value FROM interviews WHERE application_id = $1',
    ],
    ['logContact', 'toldDate', 'false', 'SELECT told_date AS value FROM contacts WHERE application_id = $1'],
    ['closeJob', 'dryRun', 'CLOSED', 'SELECT status AS value FROM jobs WHERE id = $1'],
  ])('of %s has the default where %s is left out', async (mutation, field, shows, sql) => {
    const operation = operationsOf(app.app).get(mutation);
    if (operation === undefined) throw new Error(`${mutation} is not served`);
    const type = inputOf(mutation);
    const optional = optionalFields(type).find(({ path }) => path.join('.') === field);
    if (optional === undefined) throw new Error(`${mutation} has no ${field}`);
    const beside = mutation === 'recordDecision' ? { outcome: 'REJECTED' } : {};
    for (const form of [0, 1, 2]) {
      for (let call = 1; call <= 3; call += 1) {
        const { input } = await argumentsOf(operation, new Scene(app, org), { values: overrides[mutation] ?? {} });
        const base: Record<string, unknown> = { ...(input as object), ...beside };
        const id = base['applicationId'] ?? base['jobId'];
        const sent = sameText(formsOf(mutation, type, base, optional, { kind: 'ABSENT' }, select)[form], id);
        const { data, errors } = await org.graphql(sent.query, sent.variables);
        expect([errors, data[mutation].code]).toEqual([undefined, undefined]);
        const [row] = await effects.rows<{ value: unknown }>(sql, [id]);
        expect([sent.query, String(row?.value)]).toEqual([sent.query, shows]);
      }
    }
  });

  /** The same text for each call: the id of the row, of which each call has its own, is a variable. */
  function sameText(sent: Sent | undefined, id: unknown): Sent {
    if (sent === undefined) throw new Error('there is no such form');
    if (!sent.query.includes(`"${id}"`)) return sent;
    const [head, declared] = /^mutation \w+\(?/.exec(sent.query)?.[0].endsWith('(')
      ? [/^(mutation \w+)\(/, '$1($id: ID!, ']
      : [/^(mutation \w+)/, '$1($id: ID!)'];
    const query = sent.query.replace(head, declared).replace(`"${id}"`, '$id');
    return { query, variables: { ...sent.variables, id } };
  }
});

function pick(values: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
