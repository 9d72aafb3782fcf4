/** @jest-environment node */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Args, Context, Field, InputType, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import pg from 'pg';
import { Job } from '../../../src/jobs/job.model.js';
import { ofItsRow, Permission } from '../../../src/platform/access/permission.js';
import type { RequestContext } from '../../../src/platform/graphql/request-context.js';
import { IdScalar } from '../../../src/platform/graphql/scalars/id-scalar.js';
import { type PlantedApp, startPlantedApp } from '../planted-app.js';
import { Examiner } from './examiner.js';
import { sceneSettings } from './scene.js';

let superuser: pg.Client;

@InputType()
class LeakInput {
  @Field(() => IdScalar, { description: 'Planted.' })
  @IsUUID()
  jobId!: string;
}

/** Operations that forget whose the rows are, as the superuser lets them. */
@Resolver()
class LeakingResolver {
  @Permission('reads')
  @Query(() => Boolean, { description: 'Tells whether there is such a job, of whomever.' })
  async tells(@Args('jobId', { type: () => IdScalar, description: 'Planted.' }) id: string): Promise<boolean> {
    return (await superuser.query('SELECT FROM jobs WHERE id = $1', [id])).rowCount === 1;
  }

  @Permission('reads')
  @Query(() => [String], { description: 'Shows the titles of all jobs, of whomever.' })
  async shows(): Promise<string[]> {
    return (await superuser.query('SELECT title FROM jobs')).rows.map(({ title }) => title);
  }

  @Permission('jobs:write')
  @Mutation(() => Boolean, { description: 'Closes a job, of whomever, and answers always the same.' })
  async touches(@Args('input', { description: 'Planted.' }) { jobId }: LeakInput): Promise<boolean> {
    await superuser.query(`UPDATE jobs SET status = 'CLOSED' WHERE id = $1`, [jobId]);
    return true;
  }

  @Permission('reads')
  @Query(() => Boolean, { description: 'Works for nobody.' })
  async breaks(@Context() { actor }: RequestContext): Promise<boolean> {
    throw new Error(actor.kind);
  }

  @Permission('reads')
  @Query(() => Boolean, { description: 'Takes the id of something unheard of.' })
  unheardOf(@Args('thingId', { type: () => IdScalar, description: 'Planted.' }) id: string): boolean {
    return id === '';
  }

  @Permission('reads')
  @Query(() => Boolean, { description: 'Takes an id as a text.' })
  disguised(@Args('jobId', { description: 'Planted.' }) id: string): boolean {
    return id !== '';
  }
}

@Resolver(() => Job)
class LeakingFieldResolver {
  @Permission(ofItsRow)
  @ResolveField(() => Boolean, { description: 'Takes an id below a row.' })
  isLike(@Args('jobId', { type: () => IdScalar, nullable: true, description: 'Planted.' }) id?: string): boolean {
    return id !== undefined;
  }
}

@Module({ providers: [LeakingResolver, LeakingFieldResolver] })
class LeakingModule {}

describe('the examiner of operations', () => {
  let app: PlantedApp;
  let examiner: Examiner;

  beforeAll(async () => {
    app = await startPlantedApp(LeakingModule, { settings: sceneSettings, relay: true });
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    examiner = await Examiner.begin(app, '');
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  it('finds one that tells a row of another organization from none', async () => {
    expect(await examiner.faultsOfOwn('tells')).toEqual([]);
    expect(await examiner.faultsOfForeign('tells')).toEqual([
      expect.stringMatching(/^jobId: {"data":{"tells":true}.* and not {"data":{"tells":false}/),
    ]);
  });

  it('finds one that shows a text of another organization', async () => {
    expect(await examiner.faultsOfOwn('shows')).toEqual([
      expect.stringMatching(/^a foreign text is shown: .*<mark> job/),
    ]);
    expect(await examiner.faultsOfSelections('shows')).toEqual([expect.stringMatching(/^a foreign text is shown/)]);
  });

  it('finds what was changed of another organization, whatever was answered', async () => {
    expect(await examiner.changedTables()).toEqual([]);
    expect(await examiner.faultsOfForeign('touches')).toEqual([]);
    expect(await examiner.changedTables()).toEqual(['public.jobs']);
  });

  it('says what it does not know to call', async () => {
    expect(await examiner.faultsOfOwn('breaks')).toEqual([
      expect.stringMatching(/^no call of breaks is known that works: /),
    ]);
    expect(await examiner.faultsOfOwn('unheardOf')).toEqual([
      expect.stringMatching(/^no own row is known for "thingId" of unheardOf: /),
    ]);
    expect(examiner.unexaminedArguments()).toEqual(['Job.isLike(jobId)']);
    expect(await examiner.faultsOfOwn('disguised')).toEqual(['disguised: jobId is called an id and is none']);
  });
});
