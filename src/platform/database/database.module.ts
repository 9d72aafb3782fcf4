import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { CLOCK, type Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { EventBus } from '../events/event-bus.js';
import { DiskSpace } from '../health/disk-space.js';
import { watchedClient } from '../wire/watched-client.js';
import { installTypeParsers } from './pg-types.js';
import { SnakeNaming } from './snake-naming.js';
import { TenantDatabase } from './tenant-database.js';
import { WorkerDatabase } from './worker-database.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

const api = 'api';
const worker = 'worker';

/** A request that takes longer has failed; the worker's batches are larger. Milliseconds. */
const statementTimeout = { [api]: 5_000, [worker]: 15_000 } as const;

// Beyond it: an answer that is late and there is better than none. Milliseconds.
const silentAfter = { [api]: 8_000, [worker]: 16_500 } as const;

/** The two pools and what runs inside an organization on them. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: Entities): DynamicModule {
    installTypeParsers();
    const pool = (name: 'api' | 'worker') =>
      TypeOrmModule.forRootAsync({
        name,
        inject: [CONFIG, DiskSpace],
        useFactory: (config: Config, space: DiskSpace) => poolOptions(name, config, space, entities),
      });
    const database = (type: typeof TenantDatabase, name: string) => ({
      provide: type,
      inject: [getDataSourceToken(name), CLOCK, EventBus, CONFIG],
      useFactory: (source: DataSource, clock: Clock, events: EventBus, config: Config) =>
        new type(source, clock, events, config.preparedStatements),
    });
    return {
      module: DatabaseModule,
      imports: [pool(api), pool(worker)],
      providers: [database(TenantDatabase, api), database(WorkerDatabase, worker)],
      exports: [TenantDatabase, WorkerDatabase],
    };
  }
}

function poolOptions(name: 'api' | 'worker', config: Config, space: DiskSpace, entities: Entities) {
  if (config.databaseUrl === undefined) throw new Error('the database address is not known yet');
  return {
    name,
    type: 'postgres',
    url: config.databaseUrl,
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    retryAttempts: 0,
    // A `where` with an undefined value would match every row of the organization.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolSize: name === api ? config.apiPoolSize : config.workerPoolSize,
    connectTimeoutMS: 3_000,
    applicationName: `followthrough-${name}`,
    extra: {
      // Lets BEGIN, the tenant and the first reads share a round trip. What is awaited one by one is not affected.
      pipeline: true,
      statement_timeout: statementTimeout[name],
      lock_timeout: 2_000,
      idle_in_transaction_session_timeout: 10_000,
      // Keep-alive is for what lies between: firewalls forget a connection on which nothing is said.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      Client: watchedClient(silentAfter[name], (code) => space.heard(code)),
    },
  } as const;
}
