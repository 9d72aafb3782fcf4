import { randomUUID } from 'node:crypto';
import { argumentsOf, type ValueOf } from './arguments.js';
import type { Operation } from './operations.js';
import { type Kind, makeSpareRows } from './own-rows.js';
import { type Place, placesOf } from './places.js';
import type { Ref, Scene } from './scene.js';

/** What to put at one place of an operation: something of one's own, of another organization's, and of nobody's. */
export interface Probe {
  readonly operation: Operation;
  readonly place: Place;
  readonly own: ValueOf;
  readonly pairs: readonly Pair[];
}

/** Two values that must be answered alike. */
export interface Pair {
  readonly foreign: ValueOf;
  readonly unknown: ValueOf;
}

/** The probes of an operation, made from a complete scene of another organization, which is not touched afterwards. */
export async function probesOf(operation: Operation, foreign: Scene): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (const place of placesOf(operation.field)) {
    const own: ValueOf = (scene) => ownValue(operation, place, scene);
    probes.push({ operation, place, own, pairs: await pairsOf(operation, place, foreign) });
  }
  return probes;
}

async function ownValue(operation: Operation, place: Place, scene: Scene): Promise<unknown> {
  const value = await ownValueOf[place.form](operation, place, scene);
  return place.many ? [value] : value;
}

const ownValueOf: Record<Place['form'], (operation: Operation, place: Place, scene: Scene) => Promise<unknown>> = {
  id: async (operation, place, scene) => {
    // Whatever is asked for by it is there.
    if (operation.kind === 'query') await scene.complete();
    return await scene.id(scene.kindOf(operation, nameOf(place)));
  },
  cursor: (operation, _place, scene) => cursorOf(operation, scene),
  ref: async (operation, place, scene) => {
    const kind = refKind(operation, place, scene);
    if (kind === undefined) return scene.freshRef();
    await scene.id(kind);
    return scene.ref(kind);
  },
};

async function pairsOf(operation: Operation, place: Place, foreign: Scene): Promise<Pair[]> {
  const singles = await foreignValuesOf[place.form](operation, place, foreign);
  const pairs = singles.map(({ value, counterpart }) => ({ foreign: () => value, unknown: () => counterpart }));
  if (!place.many) return pairs;
  const beside = (value: unknown) => async (scene: Scene) => [
    ...((await ownValue(operation, place, scene)) as unknown[]),
    value,
  ];
  return pairs.flatMap((pair) => [
    { foreign: () => [pair.foreign()], unknown: () => [pair.unknown()] },
    { foreign: beside(pair.foreign()), unknown: beside(pair.unknown()) },
  ]);
}

interface Single {
  readonly value: unknown;
  readonly counterpart: unknown;
}

const foreignValuesOf: Record<
  Place['form'],
  (operation: Operation, place: Place, foreign: Scene) => Promise<Single[]>
> = {
  id: async (operation, place, foreign) => [
    { value: await foreign.id(foreign.kindOf(operation, nameOf(place))), counterpart: randomUUID() },
  ],
  cursor: async (operation, _place, foreign) => {
    const value = await cursorOf(operation, foreign);
    return [{ value, counterpart: forgedLike(value) }];
  },
  // Of every kind of row: whatever the reference is looked up in, one is there. A row of one's own that gets one keeps it:
  // each operation that gives one has others.
  ref: async (operation, place, foreign) => {
    const refs = refKind(operation, place, foreign) === undefined ? await makeSpareRows(foreign) : foreign.refs();
    return refs.map((value) => ({ value, counterpart: { ...value, remoteId: randomUUID() } satisfies Ref }));
  },
};

/** The row that a reference leads to; undefined where it is the new row's own. */
function refKind(operation: Operation, place: Place, scene: Scene): Kind | undefined {
  const name = nameOf(place);
  if (name !== 'externalRef') return scene.kindOf(operation, `${name.replace(/Ref$/, '')}Id`);
  return operation.kind === 'query' ? scene.kindOf(operation, 'id') : undefined;
}

async function cursorOf(operation: Operation, scene: Scene): Promise<string> {
  await scene.complete();
  const { name } = operation;
  const required = Object.entries(await argumentsOf(operation, scene)).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  const list = `${name}(${[...required, 'first: 1'].join(', ')})`;
  const { data } = await scene.org.graphql(`{ ${list} { pageInfo { endCursor } } }`);
  const cursor = data?.[name]?.pageInfo.endCursor;
  if (typeof cursor !== 'string') throw new Error(`a complete scene has nothing in the list ${name}`);
  return cursor;
}

/** A cursor of the same form, of an organization and a row that do not exist. */
export function forgedLike(cursor: string): string {
  const parts = Buffer.from(cursor, 'base64url').toString();
  const other = parts
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, () => randomUUID())
    .replace(/@[0-9a-f]{12}/, () => `@${randomUUID().slice(-12)}`);
  return Buffer.from(other).toString('base64url');
}

function nameOf(place: Place): string {
  return place.path.at(-1) ?? '';
}
