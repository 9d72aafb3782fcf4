import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isUuid } from '../../ids/uuid.js';
import { malformed } from './malformed.js';

function parse(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string') {
    const canonical = value.toLowerCase();
    if (isUuid(canonical)) return canonical;
  }
  throw malformed('an id is a UUID such as "018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a"', node);
}

/** GraphQL's own ID, narrowed to what an id is here: a UUID. Anything else is refused before a query sees it. */
export const IdScalar = new GraphQLScalarType<string, string>({
  name: 'ID',
  description: 'A UUID, made by the service. Time-ordered (version 7), otherwise opaque.',
  serialize: (value) => String(value),
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
});
