import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '../../src/platform/access/permission.js';
import { type PlantedApp, startPlantedApp } from '../support/planted-app.js';
import type { TestOrganization } from '../support/test-organization.js';

@ObjectType({ description: 'Planted.' })
class Engine {
  @Field(() => Boolean, { description: 'Whether compiled code reads this.' })
  get compiled(): boolean {
    return (new Error().stack ?? '').includes('compiled/query-run');
  }
}

@Resolver()
class EngineResolver {
  @Permission('reads')
  @Query(() => Engine, { description: 'Planted.' })
  engine(@Args('number', { type: () => Int, description: 'Any.' }) _number: number): Engine {
    return new Engine();
  }
}

@Module({ providers: [EngineResolver] })
class EngineModule {}

describe('a document that is sent again', () => {
  let app: PlantedApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startPlantedApp(EngineModule);
    org = await app.organization();
  });
  afterAll(() => app.stop());

  const run = async (query: string, number: unknown = 1, operationName?: string) => {
    const { body } = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${org.apiKey}`)
      .send({ query, variables: { number }, operationName });
    return body.data ? body.data.engine.compiled : body.errors[0].extensions.code;
  };

  it('is compiled, from its second call on', async () => {
    const query = 'query Compiled($number: Int!) { engine(number: $number) { compiled } }';
    expect([await run(query), await run(query), await run(query)]).toEqual([false, true, true]);
  });

  it('is answered alike by its name and without it, and without a word of errors', async () => {
    const query = 'query Called($number: Int!) { engine(number: $number) { __typename } }';
    for (const operationName of [undefined, 'Called', null, 'Called', undefined]) {
      const { status, body } = await app.http
        .post('/graphql')
        .set('authorization', `Bearer ${org.apiKey}`)
        .send({ query, variables: { number: 1 }, operationName });
      const extensions = { cost: { requested: 2, limit: 5_000 } };
      expect([status, body]).toEqual([200, { data: { engine: { __typename: 'Engine' } }, extensions }]);
    }
  });

  it('is compiled too when the call that would have done it was refused', async () => {
    const bad = 'query Bad($number: Int!) { engine(number: $number) { compiled } }';
    expect([await run(bad), await run(bad, 'x'), await run(bad, 1, 'Other'), await run(bad), await run(bad)]).toEqual([
      false,
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
      true,
      true,
    ]);
    expect(await run(bad, 'x')).toBe('BAD_USER_INPUT');
    expect(await run(bad)).toBe(true);
  });

  it('is not run as code of its sender, whatever its texts say', async () => {
    const marks = ['DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d', 'NAN__57f286b9_4c20_487f_b409_79804ddcb4f8'];
    for (const mark of marks) {
      const text = `__MAGIC_${mark}(globalThis.reached = 1, 0)`;
      const query = `{ applications(first: 1, filter: {stage: ${JSON.stringify(text)}}) { nodes { id } } engine(number: 1) { compiled } }`;
      expect([await run(query), await run(query), await run(query)]).toEqual([false, true, true]);
      const top = `{ engine(number: 1) { compiled } members(first: 1, after: ${JSON.stringify(text)}) { nodes { id } } }`;
      for (let call = 1; call <= 3; call += 1) expect(await run(top)).toBe('BAD_USER_INPUT');
    }
    expect('reached' in globalThis).toBe(false);
  });

  it('is not compiled when it has several operations, of which each call may name another', async () => {
    const query =
      'query A($number: Int!) { engine(number: $number) { compiled } } query B { engine(number: 2) { compiled } }';
    for (let call = 1; call <= 3; call += 1) {
      expect(await run(query, 1, 'A')).toBe(false);
      expect(await run(query, 1, 'B')).toBe(false);
      expect(await run(query, 1, 'C')).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });
});
