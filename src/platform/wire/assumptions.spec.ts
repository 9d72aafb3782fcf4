import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Context, Parent, ResolveField } from '@nestjs/graphql';
import { getMetadataStorage, IsInt, MaxLength, ValidateNested, validate } from 'class-validator';
import pg from 'pg';
import utils from 'pg/lib/utils.js';
import { serialize } from 'pg-protocol';
import { Column, DataSource, Entity, PessimisticLockTransactionRequiredError, PrimaryColumn } from 'typeorm';
import { DROP, type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from '../../../test/support/scripted-smtp.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { installTypeParsers } from '../database/pg-types.js';
import { SnakeNaming } from '../database/snake-naming.js';
import { newId } from '../ids/uuid.js';
import { CommandChannel } from './command-channel.js';
import { isIdle } from './connection-status.js';
import { type HandshakeStep, interruptedStep, type SessionError } from './interrupted-step.js';
import { lendConnection } from './lent-connection.js';
import { contextPosition, isField } from './resolver-metadata.js';
import { rememberValidatedClasses } from './validated-classes.js';

// What README.md says of each library, one test a line: who raises a version learns here which of it does not hold any more.
const read = async (path: string) => JSON.parse(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'));

@Entity('probed_persons')
class Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  fullName!: string | null;

  @Column('date', { nullable: true })
  firstDay!: string | null;
}

describe('what this folder leans on', () => {
  it.each(['pg', 'pg-protocol', 'nodemailer', 'typeorm', 'class-validator', '@nestjs/graphql', 'temporal-polyfill'])(
    'is one version of %s, and that is installed',
    async (name) => {
      const { dependencies } = await read('package.json');
      expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
      expect((await read(`node_modules/${name}/package.json`)).version).toBe(dependencies[name]);
    },
  );

  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  describe('of pg', () => {
    let client: pg.Client & { readonly readyForQuery: boolean };

    beforeEach(async () => {
      client = new pg.Client({ connectionString: database.superuserUrl, pipeline: true }) as typeof client;
      await client.connect();
    });
    afterEach(() => client.end());

    it('an object with `submit` is a query: it is given the connection, and every message that answers it', async () => {
      const heard: string[] = [];
      const done = Promise.withResolvers<void>();
      class Listening extends pg.Query {
        override submit = (connection: pg.Connection): void => {
          connection.stream.write(
            Buffer.concat([
              serialize.parse({ name: '', text: 'SELECT 1 AS one' }),
              serialize.bind({ statement: '', values: [], valueMapper: utils.prepareValue }),
              serialize.describe({ type: 'P' }),
              serialize.execute(),
              serialize.sync(),
            ]),
          );
        };
        handleRowDescription = ({ fields }: { fields: { name: string; dataTypeID: number }[] }) =>
          void heard.push(`columns ${fields.map(({ name, dataTypeID }) => `${name}:${dataTypeID}`)}`);
        handleDataRow = ({ fields }: { fields: (string | null)[] }) => void heard.push(`row ${fields}`);
        handleCommandComplete = ({ text }: { text: string }) => void heard.push(text);
        handleReadyForQuery = () => done.resolve();
      }
      client.query(new Listening(''));
      await done.promise;
      expect(heard).toEqual(['columns one:23', 'row 1', 'SELECT 1']);
    });

    it('`prepareValue` makes of every value what `query` makes of it', () => {
      const values = [null, undefined, 7, true, 'a', ['a', 'b"c'], { a: 1 }, Buffer.from([1])];
      expect(values.map((value) => utils.prepareValue(value))).toEqual([
        null,
        null,
        '7',
        'true',
        'a',
        '{"a","b\\"c"}',
        '{"a":1}',
        Buffer.from([1]),
      ]);
    });

    it('a client says whether it waits for an answer, and in which transaction it is', async () => {
      expect(isIdle(client)).toBe(true);
      const beginning = client.query('BEGIN');
      expect([client.readyForQuery, isIdle(client)]).toEqual([false, false]);
      await beginning;
      expect([client.readyForQuery, client.getTransactionStatus(), isIdle(client)]).toEqual([true, 'T', false]);
      // Its failure is told before the server is ready again: until then the status is the one before.
      await client.query('SELECT 1 / 0').catch(() => undefined);
      expect(isIdle(client)).toBe(false);
      await client.query('SELECT 1').catch(() => undefined);
      expect([client.getTransactionStatus(), isIdle(client)]).toEqual(['E', false]);
      await client.query('ROLLBACK');
      expect(isIdle(client)).toBe(true);
    });

    it('COMMIT of a transaction in which a statement failed is answered with the tag of what was done', async () => {
      await client.query('BEGIN');
      await client.query('SELECT 1 / 0').catch(() => undefined);
      expect((await client.query('COMMIT')).command).toBe('ROLLBACK');
      await client.query('BEGIN');
      expect((await client.query('COMMIT')).command).toBe('COMMIT');
    });

    it('the connection’s stream is a socket that counts what it read, and errors are told by their code', async () => {
      const { connection } = client as unknown as { connection: pg.Connection };
      expect(connection.stream).toBeInstanceOf(Socket);
      const before = (connection.stream as Socket).bytesRead;
      const told = once(connection as unknown as NodeJS.EventEmitter, 'errorMessage');
      await client.query('SELECT 1 / 0').catch(() => undefined);
      expect((await told)[0]).toMatchObject({ code: '22012' });
      expect((connection.stream as Socket).bytesRead).toBeGreaterThan(before);
    });

    it('what is written to a corked stream leaves with the next statement, in one write', async () => {
      const { stream } = (client as unknown as { connection: pg.Connection }).connection;
      const write = jest.spyOn(stream as Socket & { _writev: () => void }, '_writev');
      await client.query('BEGIN');
      expect(write).not.toHaveBeenCalled();
      stream.cork();
      const both = Promise.all([client.query('COMMIT'), client.query('SELECT 1 AS one')]);
      stream.uncork();
      expect((await both).map(({ command }) => command)).toEqual(['COMMIT', 'SELECT']);
      expect(write).toHaveBeenCalledTimes(1);
    });

    it('a pool drops a client that is released as broken, or is ending, and lends the others again', async () => {
      const pool = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
      const lend = async (release: (lent: pg.PoolClient) => void) => {
        const lent = await pool.connect();
        release(lent);
        return lent;
      };
      const first = await lend((lent) => lent.release(false));
      expect(await lend((lent) => lent.release(true))).toBe(first);
      const second = await lend((lent) => {
        void lent.end();
        lent.release();
      });
      expect(second).not.toBe(first);
      expect(await lend((lent) => lent.release())).not.toBe(second);
      await pool.end();
    });
  });

  describe('of typeorm', () => {
    let source: DataSource;
    let clients: pg.Client[];

    beforeAll(async () => {
      clients = [];
      class Counted extends pg.Client {
        constructor(config?: pg.ClientConfig) {
          super(config);
          clients.push(this);
        }
      }
      source = new DataSource({
        type: 'postgres',
        url: database.superuserUrl,
        poolSize: 1,
        entities: [Person],
        namingStrategy: new SnakeNaming(),
        invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
        extra: { pipeline: true, statement_timeout: 1_234, Client: Counted },
      });
      await source.initialize();
      installTypeParsers();
      await source.query('CREATE TABLE probed_persons (id uuid PRIMARY KEY, full_name text, first_day date)');
    });
    afterAll(() => source.destroy());

    it('the driver’s `master` is its pool, of clients of the class and with the settings that were given', async () => {
      const lent = await lendConnection(source);
      expect(clients).toContain(lent.client);
      expect((await lent.client.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '1234ms' }]);
      lent.release();
    });

    it('a query runner’s `connect` gives the client of the pool, the same each time, until it is released', async () => {
      const runner = source.createQueryRunner();
      const client: pg.PoolClient = await runner.connect();
      expect(clients).toContain(client);
      expect(await runner.connect()).toBe(client);
      expect(runner.isReleased).toBe(false);
      await runner.release();
      expect(runner.isReleased).toBe(true);
      const lent = await lendConnection(source);
      expect(lent.client).toBe(client);
      lent.release();
    });

    it('a runner that is told of a transaction locks rows in it, and begins none for what it saves', async () => {
      const runner = source.createQueryRunner();
      const client: pg.PoolClient = await runner.connect();
      const asked = jest.spyOn(client, 'query');
      const lock = () =>
        runner.manager.findOne(Person, { where: { id: newId() }, lock: { mode: 'for_no_key_update' } });
      await expect(lock()).rejects.toThrow(PessimisticLockTransactionRequiredError);
      await client.query('BEGIN');
      Object.assign(runner, { isTransactionActive: true });
      expect(await lock()).toBeNull();
      const { affected } = await runner.manager.update(Person, { id: newId() }, { fullName: 'none' });
      expect(affected).toBe(0);
      await runner.manager.save(Person, { id: newId(), fullName: 'one' });
      await client.query('ROLLBACK');
      Object.assign(runner, { isTransactionActive: false });
      const words = asked.mock.calls.map(([text]) => /^\w+/.exec(String(text))?.[0]);
      expect(words).toEqual(['BEGIN', 'SELECT', 'UPDATE', 'SELECT', 'INSERT', 'ROLLBACK']);
      asked.mockRestore();
      await runner.release();
    });

    it('a condition whose value is undefined or null finds, changes and deletes nothing: it is refused', async () => {
      for (const id of [undefined, null] as unknown as string[]) {
        const { manager } = source;
        await expect(manager.find(Person, { where: { id } })).rejects.toThrow(/undefined|null/i);
        await expect(manager.existsBy(Person, { id })).rejects.toThrow(/undefined|null/i);
        await expect(manager.update(Person, { id }, { fullName: 'all' })).rejects.toThrow(/undefined|null/i);
        await expect(manager.delete(Person, { id })).rejects.toThrow(/undefined|null/i);
      }
    });

    it('the columns of an entity are told with their property, and a row has the values as pg reads them', async () => {
      const { columns } = source.getMetadata(Person);
      expect(columns.map(({ databaseName, propertyName }) => [databaseName, propertyName])).toEqual([
        ['id', 'id'],
        ['full_name', 'fullName'],
        ['first_day', 'firstDay'],
      ]);
      const person = { id: newId(), fullName: 'one', firstDay: '0099-12-04' };
      await source.manager.insert(Person, person);
      expect(await source.manager.findOneBy(Person, { id: person.id })).toEqual(person);
    });
  });

  describe('of @nestjs/graphql', () => {
    class Probed {
      @ResolveField(() => String)
      decorated(@Parent() _parent: object, @Context() _context: object): void {}

      @ResolveField(() => String)
      withoutContext(@Parent() _parent: object): void {}

      undecorated(): void {}
    }

    it('a method says whether it answers a field, and where it takes the context', () => {
      const { decorated, undecorated } = Probed.prototype;
      expect([isField(decorated), isField(undecorated)]).toEqual([true, false]);
      expect(contextPosition(Probed.prototype, 'decorated')).toBe(1);
      expect(contextPosition(Probed.prototype, 'withoutContext')).toBeNull();
      expect(contextPosition(Probed.prototype, 'undecorated')).toBe('undecorated');
    });
  });

  it('of pg-protocol: messages are the bytes of PostgreSQL’s protocol', () => {
    const all = [
      serialize.close({ type: 'S', name: 'n' }),
      serialize.parse({ name: 'n', text: 'SELECT $1' }),
      serialize.bind({ statement: 'n', values: ['7', null], valueMapper: utils.prepareValue }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    ];
    expect(all.map((message) => message.toString('latin1'))).toEqual([
      'C\0\0\0\x07Sn\0',
      'P\0\0\0\x12n\0SELECT $1\0\0\0',
      'B\0\0\0\x1c\0n\0\0\x02\0\0\0\0\0\x02\0\0\0\x017\xff\xff\xff\xff\0\x01\0\0',
      'D\0\0\0\x06P\0',
      'E\0\0\0\x09\0\0\0\0\0',
      'S\0\0\0\x04',
    ]);
  });

  it('of class-validator: what is validated of a class is looked up by one method, for each object, and only read', async () => {
    class Base {
      @MaxLength(2) name = '';
    }
    class Child extends Base {
      @IsInt() count = 0;
    }
    class Parent {
      @ValidateNested({ each: true }) children: unknown[] = [];
    }
    const child = (count: unknown, name: string) => Object.assign(new Child(), { count, name });
    const faulty = Object.assign(new Parent(), { children: [child(1, 'ok'), child('x', 'ok'), child(1, 'long')] });
    const properties = async () =>
      (await validate(faulty)).map(({ children }) => children?.map((each) => each.children?.map((e) => e.property)));
    rememberValidatedClasses();
    const storage = getMetadataStorage();
    const lookUp = jest.spyOn(storage, 'getTargetValidationMetadatas');
    const before = await properties();
    expect(before).toEqual([[['count'], ['name']]]);
    expect(lookUp.mock.calls.map(([of]) => of)).toEqual([Parent, Child, Child, Child]);
    const [, first, , again] = lookUp.mock.results;
    expect(again?.value).toBe(first?.value);
    const ownMethod = Object.getPrototypeOf(storage).getTargetValidationMetadatas;
    expect(ownMethod.apply(storage, lookUp.mock.calls[1])).toEqual(first?.value);
    for (let round = 1; round <= 3; round += 1) expect(await properties()).toEqual(before);
    lookUp.mockRestore();
  });

  describe('of nodemailer', () => {
    let server: ScriptedSmtp;
    let channel: CommandChannel;

    beforeEach(async () => {
      server = await startScriptedSmtp();
      channel = new CommandChannel({ host: '127.0.0.1', port: server.port, ignoreTLS: true });
      channel.connection.on('error', () => undefined);
      const connected = Promise.withResolvers<void>();
      channel.connection.connect((error) => (error ? connected.reject(error) : connected.resolve()));
      await connected.promise;
    });
    afterEach(async () => {
      channel.connection.close();
      await server.close();
    });
    const open = () =>
      new Promise<void>((resolve, reject) => channel.open((error) => (error ? reject(error) : resolve())));
    const send = (line: string) =>
      new Promise<string>((resolve, reject) =>
        channel.send(line, (error, response) => (error ? reject(error) : resolve(response))),
      );

    it('a handler of a SASL method is given the commands and what the server offers, and nothing is said to it', async () => {
      expect(() => channel.send('NOOP', () => undefined)).toThrow('not open');
      const before = server.heard.length;
      await open();
      expect(server.heard).toHaveLength(before);
      expect([channel.offers('PIPELINING'), channel.offers('CHUNKING')]).toEqual([true, false]);
      expect(await send('MAIL FROM:<a@b.test>')).toBe('250 2.1.0 ok');
    });

    it('commands wait for no answer, their answers come in their order, and a corked socket writes them at once', async () => {
      await open();
      const lines = ['MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>', 'DATA'];
      const answers = await Promise.all(channel.inOneWrite(() => lines.map((line) => send(line))));
      expect(answers).toEqual(['250 2.1.0 ok', '250 2.1.5 ok', '354 go ahead']);
      expect(server.packets).toContain(`${lines.join('\r\n')}\r\n`);
    });

    it.each<[HandshakeStep, SmtpScript, boolean, Partial<SessionError>]>([
      ['greeting', { greeting: DROP }, false, {}],
      ['greeting', { greeting: '554 5.7.1 go away' }, false, { response: '554 5.7.1 go away' }],
      ['ehlo', { ehlo: DROP }, false, {}],
      ['ehlo', { ehlo: '550 no', helo: '550 5.7.0 no' }, false, { response: '550 5.7.0 no' }],
      ['tls', { starttls: DROP }, true, {}],
      ['tls', { starttls: '454 4.7.0 not now' }, true, { response: '454 4.7.0 not now' }],
      ['tls', { starttls: '220 go ahead' }, true, {}],
    ])('what interrupts a handshake tells at which step: %s %j', async (step, script, requireTLS, told) => {
      const strange = await startScriptedSmtp(script);
      const { connection } = new CommandChannel({ host: '127.0.0.1', port: strange.port, requireTLS });
      const failed = Promise.withResolvers<SessionError>();
      connection.on('error', failed.resolve);
      // Somebody who leaves is no error.
      connection.on('end', () => failed.resolve({}));
      connection.connect(() => undefined);
      // A server that took STARTTLS and then says what is no TLS.
      if (script.starttls === '220 go ahead') {
        await strange.hears('STARTTLS');
        for (const socket of strange.sockets) socket.write('this is no TLS\r\n');
      }
      const error = await failed.promise;
      expect(error).toMatchObject(told);
      expect(interruptedStep(connection, error)).toBe(step);
      connection.close();
      await strange.close();
    });

    it('the bytes of a mail are a command: what follows its last line is the answer to the dot', async () => {
      await open();
      for (const line of ['MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>', 'DATA']) await send(line);
      expect(await send('Subject: x\r\n\r\ny\r\n.')).toBe('250 2.0.0 queued as 1');
      expect(server.mails).toEqual(['Subject: x\r\n\r\ny']);
    });
  });
});
