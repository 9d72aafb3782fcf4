import { createHash } from 'node:crypto';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** The schema as text in SDL, and a tag that changes with it. */
export interface SchemaText {
  readonly text: Buffer;
  readonly etag: string;
}

export function schemaTextOf(schema: GraphQLSchema): SchemaText {
  const text = Buffer.from(`${printSchema(lexicographicSortSchema(schema))}\n`);
  // Weak: the same text goes out compressed in one way or another.
  return { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` };
}
