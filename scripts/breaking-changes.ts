import {
  astFromValue,
  buildSchema,
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
  print,
} from 'graphql';

/**
 * What of a schema would break a client that was written for an earlier one; docs/api-evolution.md says what may change.
 * New values, members, fields and arguments break nobody who has a default branch. Another default does: the same
 * document means something else.
 * @param released and @param current as SDL
 */
export function breakingChanges(released: string, current: string): string[] {
  const [before, after] = [buildSchema(released), buildSchema(current)];
  const otherDefaults = findDangerousChanges(before, after).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  const found = [...findBreakingChanges(before, after), ...otherDefaults].map(({ description }) => description);
  return [...found, ...otherInputDefaults(before, after)];
}

/** graphql-js looks at the defaults of arguments alone. */
function otherInputDefaults(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return Object.values(before.getTypeMap()).flatMap((type) => {
    const now = after.getType(type.name);
    if (!isInputObjectType(type) || !isInputObjectType(now)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const then = now.getFields()[field.name];
      const [was, is] = [defaultOf(field), then && defaultOf(then)];
      return then === undefined || was === is
        ? []
        : [`${type}.${field.name} has changed its default value from ${was} to ${is}.`];
    });
  });
}

function defaultOf({ type, defaultValue }: GraphQLInputField): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? print(value) : 'none';
}

/** Whether one of these changesets says that clients have to change. */
export function announcesBreakingChange(changesets: readonly string[]): boolean {
  return changesets.some((text) => {
    const [before, header = ''] = text.split(/^---$/m);
    return before === '' && /^['"]?followthrough['"]?: major$/m.test(header);
  });
}
