import { type GraphQLFieldResolver, type GraphQLResolveInfo, locatedError, responsePathAsArray } from 'graphql';

/** Where something stands in an answer. */
export type Place = GraphQLResolveInfo['path'];

/** Makes of what a resolver gave what stands in the answer. Throws if it cannot be that. */
export type Complete = (value: unknown, place: Place, run: QueryRun) => unknown;

/** What is selected of an object. */
export interface CompiledObject {
  /** All of its keys, in their order: the answers of one selection begin as copies of it, and have one shape. */
  readonly empty: Readonly<Record<string, unknown>>;
  readonly fields: readonly CompiledField[];
}

/** What a resolver is told of an operation that is the same each time. */
export type KnownInfo = Omit<GraphQLResolveInfo, 'path' | 'rootValue' | 'variableValues'>;

export interface CompiledField {
  readonly key: string;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  readonly argumentsBy: (variables: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  readonly complete: Complete;
  readonly known: KnownInfo;
}

/** What a resolver is told, and where its field stands: one object, of which a list makes hundreds. */
class FieldInfo implements GraphQLResolveInfo {
  constructor(
    private readonly known: KnownInfo,
    private readonly run: QueryRun,
    readonly prev: Place | undefined,
    readonly key: string,
  ) {}

  get path(): Place {
    return this;
  }
  get typename() {
    return this.known.parentType.name;
  }
  get fieldName() {
    return this.known.fieldName;
  }
  get fieldNodes() {
    return this.known.fieldNodes;
  }
  get returnType() {
    return this.known.returnType;
  }
  get parentType() {
    return this.known.parentType;
  }
  get schema() {
    return this.known.schema;
  }
  get fragments() {
    return this.known.fragments;
  }
  get operation() {
    return this.known.operation;
  }
  get rootValue() {
    return this.run.rootValue;
  }
  get variableValues() {
    return this.run.variables;
  }
}

/** A query on its way. What is there at once stands in the answer at once; only what is a promise is waited for. */
export class QueryRun {
  readonly rootValue = {};
  readonly #ended = Promise.withResolvers<void>();
  #pending = 0;
  #failure: Error | undefined;

  constructor(
    private readonly context: object,
    readonly variables: Record<string, unknown>,
  ) {}

  /** Rejects with the first error, which tells its place, as soon as nothing is waited for any more. */
  async answer(root: CompiledObject): Promise<Record<string, unknown>> {
    let answer: Record<string, unknown> = {};
    try {
      answer = this.object(root, this.rootValue, undefined);
    } catch (error) {
      this.#failure = error as Error;
    }
    if (this.#pending > 0) await this.#ended.promise;
    if (this.#failure !== undefined) throw this.#failure;
    return answer;
  }

  /** What stands in the answer for that row; fields that are waited for stand there as null until then. */
  object({ empty, fields }: CompiledObject, row: unknown, place: Place | undefined): Record<string, unknown> {
    const answer = { ...empty };
    for (const field of fields) {
      const info = new FieldInfo(field.known, this, place, field.key);
      try {
        const given = field.resolve(row, field.argumentsBy(this.variables), this.context, info);
        if (isPromise(given)) this.#later(answer, field.key, given, field.complete, info);
        else answer[field.key] = this.#completed(given, field.complete, info);
      } catch (error) {
        throw located(error, info);
      }
    }
    return answer;
  }

  list(items: unknown, complete: Complete, place: Place): unknown[] {
    if (!isIterable(items)) throw new Error('what is to be a list is none');
    const answer: unknown[] = [];
    for (const item of items) {
      const key = answer.length;
      const itsPlace = { prev: place, key, typename: undefined };
      if (isPromise(item)) {
        answer.push(null);
        this.#later(answer as never, key, item, complete, itsPlace);
      } else answer.push(this.#completed(item, complete, itsPlace));
    }
    return answer;
  }

  #completed(given: unknown, complete: Complete, place: Place): unknown {
    if (given instanceof Error) throw given;
    return complete(given, place, this);
  }

  #later(
    answer: Record<string | number, unknown>,
    key: string | number,
    promise: PromiseLike<unknown>,
    complete: Complete,
    place: Place,
  ): void {
    this.#pending += 1;
    promise.then(
      (given) => {
        try {
          if (this.#failure === undefined) answer[key] = this.#completed(given, complete, place);
        } catch (error) {
          this.#fail(error, place);
        }
        this.#endOne();
      },
      (error: unknown) => {
        this.#fail(error, place);
        this.#endOne();
      },
    );
  }

  #fail(error: unknown, place: Place): void {
    this.#failure ??= located(error, place);
  }

  #endOne(): void {
    this.#pending -= 1;
    if (this.#pending === 0) this.#ended.resolve();
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && typeof (value as Iterable<unknown> | null)?.[Symbol.iterator] === 'function';
}

/** An error that knows its place keeps it. */
function located(error: unknown, place: Place): Error {
  return locatedError(error as Error, fieldOf(place)?.fieldNodes, responsePathAsArray(place));
}

function fieldOf(place: Place | undefined): FieldInfo | undefined {
  return place === undefined || place instanceof FieldInfo ? place : fieldOf(place.prev);
}
