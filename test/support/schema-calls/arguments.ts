import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Operation } from './operations.js';
import type { Place } from './places.js';
import type { Scene } from './scene.js';

/** Values that an operation needs and that its types do not tell: by argument and field, or made of the scene. */
export type Values = { readonly [name: string]: unknown };

/** What stands at one place, whatever would stand there otherwise. */
export interface Given {
  readonly place: Place;
  readonly value: ValueOf;
}

/** A value of its own for each scene. */
export type ValueOf = (scene: Scene) => unknown;

/** Arguments with which an operation works: all that is required, and what is given. */
export async function argumentsOf(
  operation: Pick<Operation, 'name' | 'field'>,
  scene: Scene,
  options: { readonly values?: Values; readonly given?: Given } = {},
): Promise<Record<string, unknown>> {
  const builder = new Builder(operation, scene, options.given);
  const values = options.values ?? {};
  const made: Record<string, unknown> = {};
  for (const arg of operation.field.args) {
    const isAsked = isRequiredArgument(arg) || builder.isNamedById(operation.field.args, arg.name, []);
    if (isAsked || arg.name in values || builder.leadsTo([arg.name]))
      made[arg.name] = await builder.valueOf(arg.type, [arg.name], values[arg.name]);
  }
  return made;
}

class Builder {
  constructor(
    private readonly operation: Pick<Operation, 'name' | 'field'>,
    private readonly scene: Scene,
    private readonly given: Given | undefined,
  ) {}

  leadsTo(path: readonly string[]): boolean {
    return this.given !== undefined && path.every((name, index) => this.given?.place.path[index] === name);
  }

  /** Whether this is an id in whose place a reference beside it may stand, and none does. */
  isNamedById(siblings: readonly { readonly name: string }[], name: string, above: readonly string[]): boolean {
    const ref = name === 'id' ? 'externalRef' : name.replace(/Id$/, 'Ref');
    return ref !== name && siblings.some((each) => each.name === ref) && !this.leadsTo([...above, ref]);
  }

  async valueOf(type: GraphQLInputType, path: readonly string[], value: unknown): Promise<unknown> {
    if (this.given !== undefined && this.leadsTo(path) && path.length === this.given.place.path.length)
      return await this.given.value(this.scene);
    if (typeof value === 'function') return await value(this.scene, this.given?.place);
    const nullable = getNullableType(type);
    if (isListType(nullable)) return Array.isArray(value) ? value : [await this.valueOf(nullable.ofType, path, value)];
    if (isInputObjectType(nullable)) {
      const made: Record<string, unknown> = {};
      const values = (value ?? {}) as Values;
      for (const field of Object.values(nullable.getFields())) {
        const below = [...path, field.name];
        const isAsked =
          isRequiredInputField(field) || this.isNamedById(Object.values(nullable.getFields()), field.name, path);
        if (isAsked || field.name in values || this.leadsTo(below))
          made[field.name] = await this.valueOf(field.type, below, values[field.name]);
      }
      return made;
    }
    if (value !== undefined) return value;
    if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
    const name = path.at(-1) ?? '';
    return nullable.name === 'ID'
      ? await this.scene.id(this.scene.kindOf(this.operation, name))
      : this.scene.sample(name, nullable.name);
  }
}
