import { randomBytes } from 'node:crypto';
import { type GraphQLField, getNamedType } from 'graphql';
import type { TestApp } from '../test-app.js';
import type { TestOrganization } from '../test-organization.js';
import { providerBeside } from './issuer.js';
import { type Kind, kindByName, kinds, kindsOfOperations, makers } from './own-rows.js';
import { leaveTraces } from './traces.js';

/** Another system's own id of a row, as the API takes it. */
export interface Ref {
  readonly source: string;
  readonly remoteId: string;
}

export interface SceneOptions {
  /** Stands in every text of the scene, and nowhere else. */
  readonly mark?: string;
  /** The member for whose jobs everything is. */
  readonly hiringManagerId?: string;
}

/** What an app needs for scenes to be made in it: their identity provider runs on this machine. */
export const sceneSettings = { OUTBOUND_ALLOW: '127.0.0.1' };

const days = 86_400_000;

/**
 * Rows of one organization that belong together, made through the API when they are first asked for: one of each kind,
 * the application for the scene's job by the scene's candidate, and so on.
 */
export class Scene {
  readonly mark: string;
  readonly #rows = new Map<Kind, Promise<string>>();
  readonly #refs = new Map<Kind, Ref>();
  #texts = 0;

  constructor(
    readonly app: TestApp,
    readonly org: TestOrganization,
    readonly options: SceneOptions = {},
  ) {
    this.mark = options.mark ?? newMark();
  }

  /** The scene's row of that kind. */
  id(kind: Kind): Promise<string> {
    const known = this.#rows.get(kind);
    if (known !== undefined) return known;
    const made = makers[kind](this);
    this.#rows.set(kind, made);
    return made;
  }

  /** The external reference which the scene's row of that kind carries. */
  ref(kind: Kind): Ref {
    const ref = this.#refs.get(kind) ?? this.freshRef();
    this.#refs.set(kind, ref);
    return ref;
  }

  refs(): readonly Ref[] {
    return [...this.#refs.values()];
  }

  freshRef(): Ref {
    return { source: 'ats', remoteId: this.text('remote') };
  }

  /** Makes one of every kind. */
  async complete(): Promise<this> {
    for (const kind of kinds) await this.id(kind);
    return this;
  }

  /** Makes one of every kind, and lets everything happen to them: a promise breaks, and what is told is told. */
  async live(): Promise<this> {
    await this.complete();
    await this.#settle();
    const move = { timelineId: await this.id('timeline'), decisionDate: this.day(21), reason: 'SCHEDULING' };
    await this.make('moveDecisionDate', move, '... on Timeline { id }', 'id');
    await leaveTraces(this);
    await this.#settle();
    return this;
  }

  /** Success type's id of a mutation with this input; whatever else it answers is a fault of the test. */
  async make(mutation: string, input: Record<string, unknown>, select: string, id: string): Promise<string> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { __typename ${select} ... on Problem { code message } } }`;
    const { data, errors } = await this.org.graphql(query, { input });
    const made = textAt(data?.[mutation], id);
    if (made === null) throw new Error(`${mutation} made nothing: ${JSON.stringify(errors ?? data)}`);
    return made;
  }

  /** The text that this query shows at that path. */
  async find(query: string, path: string): Promise<string> {
    const { data, errors } = await this.org.graphql(`{ ${query} }`);
    const found = textAt(data, path);
    if (found === null) throw new Error(`${query} shows nothing: ${JSON.stringify(errors ?? data)}`);
    return found;
  }

  text(label: string): string {
    this.#texts += 1;
    return `${this.mark} ${label} ${this.#texts}`;
  }

  address(): string {
    this.#texts += 1;
    return `${this.mark}.${this.#texts}@example.test`;
  }

  /** The calendar day so long after the scene's present. */
  day(after: number): string {
    return this.#instant(after).slice(0, 10);
  }

  /** Which kind of row an ID of this name stands for. */
  kindOf(operation: { readonly name: string; readonly field: GraphQLField<unknown, unknown> }, name: string): Kind {
    const returned = getNamedType(operation.field.type).name.replace(/Connection$/, '');
    const called = name === 'id' ? `${returned[0]?.toLowerCase()}${returned.slice(1)}Id` : name.replace(/Ids$/, 'Id');
    const kind = kindsOfOperations[operation.name]?.[called] ?? kindByName[called];
    if (kind === undefined) {
      throw new Error(
        `no own row is known for "${name}" of ${operation.name}: say in test/support/schema-calls/own-rows.ts what it names and how one is made`,
      );
    }
    return kind;
  }

  /** A value of a scalar, good for a field of this name. */
  sample(name: string, type: string): unknown {
    const byName = samples[name];
    if (byName !== undefined) return byName(this);
    const byType = samples[`type ${type}`];
    return byType === undefined ? this.text(name) : byType(this);
  }

  now(): string {
    return this.#instant(0);
  }

  async #settle(): Promise<void> {
    this.app.clock.advance({ minutes: 15 });
    await this.app.settle();
  }

  #instant(after: number): string {
    return new Date(this.app.clock.now.epochMilliseconds + after * days).toISOString();
  }
}

function textAt(answer: unknown, path: string): string | null {
  const value = path.split('.').reduce<unknown>((each, name) => (each as Record<string, unknown>)?.[name], answer);
  return typeof value === 'string' ? value : null;
}

/** A word that nothing else contains. */
export function newMark(): string {
  return `zq${randomBytes(5).toString('hex')}`;
}

// By the field's name; else by the scalar's. Whatever else is a text may be any.
const samples: Readonly<Record<string, (scene: Scene) => unknown>> = {
  email: (scene) => scene.address(),
  ownerEmail: (scene) => scene.address(),
  replyTo: (scene) => scene.address(),
  timeZone: () => 'Europe/Berlin',
  locale: () => 'en',
  country: () => 'DE',
  scopes: () => 'READS',
  issuer: async ({ app }) => (await providerBeside(app)).issuer,
  slug: (scene) => scene.text('slug').replaceAll(' ', '-'),
  'type Date': (scene) => scene.day(14),
  'type DateTime': (scene) => scene.now(),
  'type Int': () => 1,
  'type Float': () => 1,
  'type Boolean': () => false,
};
