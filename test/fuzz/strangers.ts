import { GraphQLSchemaHost } from '@nestjs/graphql';
import fc from 'fast-check';
import pg from 'pg';
import { type RandomOperation, randomOperation } from '../support/graphql-work/random-operation.js';
import { callOf } from '../support/schema-calls/calls.js';
import { type Operation, operationsOf } from '../support/schema-calls/operations.js';
import { type Kind, kinds } from '../support/schema-calls/own-rows.js';
import { Scene } from '../support/schema-calls/scene.js';
import { idsIn, rowsOf, type TenantRows } from '../support/tenant-rows.js';
import type { TestApp } from '../support/test-app.js';
import { type Door, type DoorName, doorNames, doorsOf } from './doors.js';
import { type Slip, slip, withSlips } from './nearly-valid.js';

/** What is sent, as a seed draws it: rows are named by their kind, whatever their ids are in this run. */
export type Plan =
  | { readonly of: 'schema'; readonly operation: RandomOperation; readonly slips: readonly Slip[] }
  | { readonly of: 'call'; readonly name: string; readonly slips: readonly Slip[] }
  | { readonly of: 'door'; readonly name: DoorName; readonly slips: readonly Slip[] };

// A scene whose rows were changed by this many mutations is a field of ruins.
const mutationsOfScene = 20;

// Whatever stands in code, in SQL or in the message of a library that was never meant for callers.
const internal =
  /node_modules|\.[jt]s:\d|QueryFailed|violates|syntax error at or near|invalid byte sequence|relation "|column "|pgboss|TypeError|ECONN|undefined is not|of undefined|\[object Object\]/;

// Nothing was said in them since then.
const stuckSql = `
  SELECT count(*)::int AS stuck FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%' AND state_change < $1`;

/** Two organizations, one of which is called by a stranger with a good key and bad manners, and the other is looked at. */
export class Strangers {
  readonly seen = { sent: 0, answered: 0, unmade: 0 };
  /** Operations and doors that were called at least once, with whatever was wrong. */
  readonly called = new Set<string>();
  #scene: Scene;
  #mutations = 0;

  private constructor(
    private readonly app: TestApp,
    private readonly own: Scene,
    private readonly foreign: Scene,
    private readonly operations: ReadonlyMap<string, Operation>,
    private readonly doors: Readonly<Record<DoorName, Door>>,
    private readonly foreignRows: TenantRows,
    private readonly foreignIds: ReadonlySet<string>,
    private readonly superuser: pg.Client,
  ) {
    this.#scene = new Scene(app, own.org);
  }

  static async begin(app: TestApp): Promise<Strangers> {
    const own = await new Scene(app, await app.organization()).live();
    const doors = await doorsOf(own);
    const foreign = await new Scene(app, await app.organization()).live();
    const rows = await rowsOf(app.database.superuserUrl, foreign.org.id);
    const superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    return new Strangers(app, own, foreign, operationsOf(app.app), doors, rows, idsIn(rows), superuser);
  }

  /** Valid operations of the whole schema and working calls, each as it is or with up to three things wrong. */
  plans(): fc.Arbitrary<Plan> {
    const { schema } = this.app.app.get(GraphQLSchemaHost);
    const ids = kinds.flatMap((kind) => [`«own:${kind}»`, `«foreign:${kind}»`]);
    const slips = fc.array(slip, { maxLength: 3 });
    const weight = 4;
    return fc.oneof(
      {
        weight,
        arbitrary: fc.record({
          of: fc.constant('schema' as const),
          operation: randomOperation(schema, { ID: ids }),
          slips,
        }),
      },
      {
        weight,
        arbitrary: fc.record({
          of: fc.constant('call' as const),
          name: fc.constantFrom(...this.operations.keys()),
          slips,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ of: fc.constant('door' as const), name: fc.constantFrom(...doorNames), slips }),
      },
    );
  }

  /** Every operation and every other way in. */
  get ways(): readonly string[] {
    return [...this.operations.keys(), ...doorNames];
  }

  /** How each other way in answers what somebody in earnest sends there. */
  async welcomes(): Promise<Readonly<Record<string, number>>> {
    const answered: Record<string, number> = {};
    for (const name of doorNames) {
      const door = this.doors[name];
      answered[name] = (await door.send(await door.values())).status;
    }
    return answered;
  }

  /** What is wrong with how the service answers it. */
  async faultsOf(plan: Plan): Promise<string[]> {
    if (plan.of !== 'schema') this.called.add(plan.name);
    if (plan.of === 'door') return await this.#faultsAt(this.doors[plan.name], plan.slips);
    const call = await this.#callOf(plan);
    if (call === null) return [];
    this.seen.sent += 1;
    const { status, body, text } = await this.app.http
      .post('/graphql')
      .set('authorization', `Bearer ${this.own.org.apiKey}`)
      .timeout(20_000)
      .ok(() => true)
      .send(call);
    if (status === 200 && body.data && !body.errors) this.seen.answered += 1;
    const codes = (body.errors ?? []).map(({ extensions }: { extensions?: { code?: string } }) => extensions?.code);
    return [
      ...(status >= 500 ? [`answered with ${status}`] : []),
      ...(codes.includes('INTERNAL') || codes.includes(undefined) ? [`error codes ${codes}`] : []),
      ...(body.data === undefined && body.errors === undefined
        ? [`neither data nor errors: ${text.slice(0, 200)}`]
        : []),
      ...this.#told(text, JSON.stringify(call)),
    ];
  }

  /** What a run leaves behind that must not be. */
  async faultsAfterwards(): Promise<string[]> {
    const since = await this.superuser.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    const { status } = await this.app.http
      .post('/graphql')
      .set('authorization', `Bearer ${this.own.org.apiKey}`)
      .send({ query: '{ viewer { kind } }' });
    const { rows } = await this.superuser.query<{ stuck: number }>(stuckSql, [since.rows[0]?.now]);
    const now = await rowsOf(this.app.database.superuserUrl, this.foreign.org.id);
    const changed = Object.keys(now).filter((table) => String(now[table]) !== String(this.foreignRows[table]));
    return [
      ...(rows[0]?.stuck === 0 ? [] : [`${rows[0]?.stuck} connections stand in a transaction`]),
      ...(status === 200 ? [] : [`a plain query is answered with ${status}`]),
      ...changed.map((table) => `${table} of the other organization is changed`),
    ];
  }

  async stop(): Promise<void> {
    await this.superuser.end();
  }

  async #faultsAt(door: Door, slips: readonly Slip[]): Promise<string[]> {
    const { variables } = withSlips({ query: '', variables: await door.values() }, slips);
    this.seen.sent += 1;
    const { status, text } = await door.send(variables);
    if (status < 400) this.seen.answered += 1;
    return [...(status >= 500 ? [`answered with ${status}`] : []), ...this.#told(text, JSON.stringify(variables))];
  }

  #told(text: string, sent: string): string[] {
    const ids = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
    const foreign = ids.filter((id) => this.foreignIds.has(id) && !sent.includes(id));
    const inside = internal.exec(text.replaceAll(JSON.stringify(sent).slice(1, -1), ''));
    return [
      ...foreign.map((id) => `the foreign id ${id} is shown`),
      ...(text.includes(this.foreign.mark) ? ['a text of the other organization is shown'] : []),
      ...(inside === null
        ? []
        : [`internal text: …${text.slice(Math.max(0, inside.index - 60), inside.index + 100)}…`]),
    ];
  }

  /** Null where the rows of a scene were changed so that no call can be made of them. */
  async #callOf(plan: Exclude<Plan, { of: 'door' }>): Promise<RandomOperation | null> {
    if (plan.of === 'schema') return withSlips(await this.#named(plan.operation), plan.slips);
    const operation = this.operations.get(plan.name);
    if (operation === undefined) throw new Error(`${plan.name} is not served`);
    if (operation.kind === 'mutation' && ++this.#mutations % mutationsOfScene === 0)
      this.#scene = new Scene(this.app, this.own.org);
    try {
      return withSlips(await callOf(operation, this.#scene), plan.slips);
    } catch {
      this.seen.unmade += 1;
      this.#scene = new Scene(this.app, this.own.org);
      return null;
    }
  }

  async #named(operation: RandomOperation): Promise<RandomOperation> {
    const scenes = { own: this.own, foreign: this.foreign };
    const text = JSON.stringify(operation);
    const ids = new Map<string, string>();
    for (const [name, whose, kind] of text.matchAll(/«(own|foreign):(\w+)»/g))
      ids.set(name, await scenes[whose as 'own' | 'foreign'].id(kind as Kind));
    return JSON.parse(text.replace(/«\w+:\w+»/g, (name) => ids.get(name) ?? name));
  }
}
