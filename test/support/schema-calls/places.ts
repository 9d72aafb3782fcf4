import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';

/** Where in the arguments of a field something stands that names a row. */
export interface Place {
  /** From the argument downwards, such as `['input', 'jobId']`. */
  readonly path: readonly string[];
  /** An id, a position in a list, or another system's own id. */
  readonly form: 'id' | 'cursor' | 'ref';
  /** Several may stand there. */
  readonly many: boolean;
}

type Argument = GraphQLArgument | GraphQLInputField;

// An input that holds itself would be walked for ever.
const deepest = 6;

/** Every place of the arguments of this field, nested ones included. */
export function placesOf(field: GraphQLField<unknown, unknown>): Place[] {
  return field.args.flatMap((arg) => placesBelow(arg, []));
}

function placesBelow(argument: Argument, above: readonly string[]): Place[] {
  const path = [...above, argument.name];
  const form = formOf(argument, above.length === 0);
  if (form !== undefined) return [{ path, form, many: isList(argument.type) }];
  const type = getNamedType(argument.type);
  if (!isInputObjectType(type) || path.length === deepest) return [];
  return Object.values(type.getFields()).flatMap((field) => placesBelow(field, path));
}

function formOf({ name, type }: Argument, isTop: boolean): Place['form'] | undefined {
  const called = getNamedType(type).name;
  if (called === 'ID') return 'id';
  if (called === 'ExternalRefInput') return 'ref';
  return isTop && called === 'String' && /^(after|before)$/.test(name) ? 'cursor' : undefined;
}

function isList(type: GraphQLInputType): boolean {
  return isListType(getNullableType(type));
}

// Ids that other systems gave, and a name that is none.
const ofOthers = /^externalId$|^remoteId$|RemoteId$/;

/** Arguments that are called an id and are typed as something else: nobody would find them by their type. */
export function disguisedIds(field: GraphQLField<unknown, unknown>): string[] {
  const look = (argument: Argument, above: readonly string[]): string[] => {
    const path = [...above, argument.name];
    const type = getNamedType(argument.type);
    if (isInputObjectType(type)) {
      return path.length === deepest ? [] : Object.values(type.getFields()).flatMap((each) => look(each, path));
    }
    const called = /(^id|^ids|Id|Ids)$/.test(argument.name) && !ofOthers.test(argument.name);
    return called && type.name !== 'ID' ? [`${field.name}: ${path.join('.')}`] : [];
  };
  return field.args.flatMap((arg) => look(arg, []));
}
