import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { operator } from '../../../src/platform/access/operator.js';
import { Sequencer, WebhookDispatcher } from '../../../src/webhooks/index.js';
import { idsIn, rowsOf, type TenantRows } from '../tenant-rows.js';
import type { TestApp } from '../test-app.js';
import type { GraphqlAnswer } from '../test-organization.js';
import { anonymous } from './anonymous.js';
import type { ValueOf } from './arguments.js';
import { type Call, callOf, failureOf, nothingFound } from './calls.js';
import { type Operation, operationsOf } from './operations.js';
import { disguisedIds, type Place, placesOf } from './places.js';
import { forgedLike, type Probe, probesOf } from './probes.js';
import { Scene } from './scene.js';
import { everythingApart } from './selections.js';

interface Asked {
  readonly answer: GraphqlAnswer;
  readonly given: unknown;
  readonly mark: string;
}

// As deep as the rows beside a row of one's own, and the rows beside those. Lists have two levels of their own.
const deep = 4;
const deepInLists = 6;

/** Two organizations, and whether operations called by one of them tell or touch anything of the other. */
export class Examiner {
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #schema: GraphQLSchema;
  readonly #probes = new Map<string, readonly Probe[]>();
  readonly #nested = new Map<string, string>();
  readonly #unexamined = new Map<string, string>();
  #foreignRows: TenantRows = {};
  #foreignIds: ReadonlySet<string> = new Set();

  private constructor(
    private readonly app: TestApp,
    private readonly own: Scene,
    private readonly foreign: Scene,
    private readonly operatorKey: string,
  ) {
    this.operations = operationsOf(app.app);
    this.#schema = app.app.get(GraphQLSchemaHost).schema;
  }

  /** Makes the two, lets everything happen in the other that is to happen, and writes down all it has. */
  static async begin(app: TestApp, operatorKey: string): Promise<Examiner> {
    const own = new Scene(app, await app.organization());
    const foreign = await new Scene(app, await app.organization()).live();
    const examiner = new Examiner(app, own, foreign, operatorKey);
    await own.complete();
    // Some of it is old enough for whoever asks how old it may become.
    app.clock.advance({ hours: 7 * 24 });
    await examiner.#collect();
    return examiner;
  }

  /** What is wrong with calls of one's own: they do not work, or show something of the other organization. */
  async faultsOfOwn(name: string): Promise<string[]> {
    const operation = this.#operation(name);
    const unexamined = this.#unexamined.get(name);
    if (unexamined !== undefined) return [unexamined];
    const faults = disguisedIds(operation.field).map((place) => `${place} is called an id and is none`);
    const places = [undefined, ...this.#probesOf(name).map(({ place, own: value }) => ({ place, value }))];
    for (const at of places) {
      const asked = await this.#ask(operation, at, this.#keyFor(operation));
      const failure = failureOf(operation, this.#schema, asked.answer);
      const where = at === undefined ? '' : ` with ${at.place.path.join('.')}`;
      // Whole lists may be empty, and pages behind the last row.
      const mayBeEmpty = at === undefined || at.place.form === 'cursor';
      const isFine = failure === undefined || (mayBeEmpty && failure === nothingFound);
      if (!isFine) faults.push(`no call of ${name}${where} is known that works: ${failure}. ${whereToSay}`);
      faults.push(...this.#shownIn(asked));
    }
    return faults;
  }

  /** Where the answers for a row of the other organization and for none differ, or show something. */
  async faultsOfForeign(name: string): Promise<string[]> {
    const operation = this.#operation(name);
    const faults: string[] = [];
    for (const { place, pairs } of this.#probesOf(name)) {
      for (const pair of pairs) {
        const of = await this.#ask(operation, { place, value: pair.foreign });
        const none = await this.#ask(operation, { place, value: pair.unknown });
        const [one, other] = [anonymous(of.answer, of), anonymous(none.answer, none)];
        if (one !== other) faults.push(`${place.path.join('.')}: ${one} and not ${other}`);
        faults.push(...this.#shownIn(of));
      }
    }
    return faults;
  }

  /** What a query shows of the other organization when everything is selected that can be, deep below own rows. */
  async faultsOfSelections(name: string): Promise<string[]> {
    const operation = this.#operation(name);
    const faults: string[] = [];
    const returned = getNamedType(operation.field.type);
    const depth = returned.name.endsWith('Connection') ? deepInLists : deep;
    for (const selection of everythingApart(returned, depth)) {
      const answer = await this.#send(await callOf(operation, this.own, undefined, selection));
      const failure = failureOf(operation, this.#schema, answer);
      if (failure !== undefined) faults.push(`${name} ${selection} could not be asked: ${failure}`);
      faults.push(...this.#shownIn({ answer, given: null, mark: this.own.mark }));
    }
    for (const { name: list } of fieldsWithCursor(operation))
      faults.push(...(await this.#faultsOfNested(operation, list)));
    return faults;
  }

  /** Arguments of fields below the roots that name a row and that nothing here looks at. */
  unexaminedArguments(): string[] {
    const roots = [this.#schema.getQueryType(), this.#schema.getMutationType()];
    const examined = [...this.operations.values()]
      .filter(({ kind }) => kind === 'query')
      .map(({ field }) => getNamedType(field.type));
    const types = Object.values(this.#schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !roots.includes(type),
    );
    return (types as GraphQLObjectType[]).flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        placesOf(field)
          .filter(({ form }) => form !== 'cursor' || !examined.includes(type))
          .map(({ path }) => `${type.name}.${field.name}(${path.join('.')})`),
      ),
    );
  }

  /** The tables of which the other organization's rows are not what they were. */
  async changedTables(): Promise<string[]> {
    const now = await rowsOf(this.app.database.superuserUrl, this.foreign.org.id);
    const names = new Set([...Object.keys(now), ...Object.keys(this.#foreignRows)]);
    return [...names].filter((table) => String(now[table]) !== String(this.#foreignRows[table]));
  }

  /** The tables in which the other organization has nothing that could be shown or changed. */
  get emptyTables(): string[] {
    return Object.entries(this.#foreignRows).flatMap(([table, rows]) => (rows.length === 0 ? [table] : []));
  }

  async #collect(): Promise<void> {
    for (const operation of this.operations.values()) {
      try {
        this.#probes.set(operation.name, await probesOf(operation, this.foreign));
        await this.#collectNested(operation);
      } catch (error) {
        this.#unexamined.set(operation.name, error instanceof Error ? error.message : String(error));
      }
    }
    // What calls of the other would number and send along.
    await this.app.app.get(Sequencer).run();
    await this.app.app.get(WebhookDispatcher).idle();
    this.#foreignRows = await rowsOf(this.app.database.superuserUrl, this.foreign.org.id);
    this.#foreignIds = idsIn(this.#foreignRows);
  }

  /** Cursors of the other organization's lists below a row. */
  async #collectNested(operation: Operation): Promise<void> {
    for (const { name } of fieldsWithCursor(operation)) {
      const list = `{ ${name}(first: 1) { pageInfo { endCursor } } }`;
      const { query, variables } = await callOf(operation, this.foreign, undefined, list);
      const { data } = await this.foreign.org.graphql(query, variables);
      this.#nested.set(`${operation.name}.${name}`, data[operation.name][name].pageInfo.endCursor);
    }
  }

  /** Where a list below a row does not answer for the other organization's cursor as for one of nobody's. */
  async #faultsOfNested(operation: Operation, list: string): Promise<string[]> {
    const cursor = this.#nested.get(`${operation.name}.${list}`) ?? '';
    const answers = [];
    for (const after of [cursor, forgedLike(cursor)]) {
      const selection = `{ ${list}(after: ${JSON.stringify(after)}) { nodes { __typename } } }`;
      const answer = await this.#send(await callOf(operation, this.own, undefined, selection));
      answers.push(anonymous(answer, { given: after, mark: this.own.mark }));
    }
    return answers[0] === answers[1] ? [] : [`${operation.name}.${list}: ${answers.join(' and not ')}`];
  }

  async #ask(operation: Operation, at?: { place: Place; value: ValueOf }, key = this.own.org.apiKey): Promise<Asked> {
    // Reading changes nothing: every query is asked of the same rows.
    const scene = operation.kind === 'query' ? this.own : new Scene(this.app, this.own.org);
    const given = await at?.value(scene);
    const call = await callOf(operation, scene, at && { place: at.place, value: () => given });
    return { answer: await this.#send(call, key), given, mark: scene.mark };
  }

  async #send(call: Call, key = this.own.org.apiKey): Promise<GraphqlAnswer> {
    return (await this.app.http.post('/graphql').set('authorization', `Bearer ${key}`).send(call)).body;
  }

  /** What an answer shows of the other organization, beside what was asked for. */
  #shownIn({ answer, given }: Asked): string[] {
    const text = anonymous(answer, { given, mark: this.foreign.mark });
    const asked = JSON.stringify(given ?? null);
    const ids = JSON.stringify(answer).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
    const shown = ids
      .filter((id) => this.#foreignIds.has(id) && !asked.includes(id))
      .map((id) => `the foreign id ${id} is shown`);
    return text.includes('<mark>') ? [...shown, `a foreign text is shown: ${text}`] : shown;
  }

  #keyFor({ permission }: Operation): string {
    return permission === operator ? this.operatorKey : this.own.org.apiKey;
  }

  #operation(name: string): Operation {
    const operation = this.operations.get(name);
    if (operation === undefined) throw new Error(`${name} is not served`);
    return operation;
  }

  #probesOf(name: string): readonly Probe[] {
    return this.#probes.get(name) ?? [];
  }
}

const whereToSay = 'Say in test/support/schema-calls/overrides.ts what it needs.';

function fieldsWithCursor({ kind, field }: Operation): GraphQLField<unknown, unknown>[] {
  const returned = getNamedType(field.type);
  if (kind !== 'query' || !isObjectType(returned)) return [];
  return Object.values(returned.getFields()).filter((each) => placesOf(each).some(({ form }) => form === 'cursor'));
}
