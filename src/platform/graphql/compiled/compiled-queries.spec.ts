import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { CompiledQueries } from './compiled-queries.js';

const schema = buildSchema('type Query { a(n: Int): Int }');
const documentOf = (name: string) => parse(`query ${name} { a }`);

describe('compiled queries', () => {
  /** Sends it to those, and tells whether it was answered by compiled code. */
  const isCompiled = async (queries: CompiledQueries, document: ReturnType<typeof parse>) =>
    (await queries.answer(schema, document, {}, {})) !== null;

  it('are made of a document that is seen again', async () => {
    const queries = new CompiledQueries();
    const document = documentOf('Again');
    const calls = [];
    for (let call = 1; call <= 3; call += 1) calls.push(await isCompiled(queries, document));
    expect(calls).toEqual([false, true, true]);
    expect(await isCompiled(queries, documentOf('Again'))).toBe(false);
  });

  it('are never made of one that may not be compiled', async () => {
    const queries = new CompiledQueries();
    const document = parse('{ a @skip(if: false) }');
    for (let call = 1; call <= 4; call += 1) expect(await isCompiled(queries, document)).toBe(false);
  });

  it('are two hundred at most: those used last', async () => {
    const queries = new CompiledQueries();
    const documents = Array.from({ length: 201 }, (_, n) => documentOf(`Q${n}`));
    const [first, second] = documents as [ReturnType<typeof parse>, ReturnType<typeof parse>];
    for (const document of documents.slice(0, 200))
      for (const compiled of [false, true]) expect(await isCompiled(queries, document)).toBe(compiled);
    expect(await isCompiled(queries, first)).toBe(true);
    for (const document of documents.slice(200))
      for (const compiled of [false, true]) expect(await isCompiled(queries, document)).toBe(compiled);
    expect(await isCompiled(queries, first)).toBe(true);
    const calls = [];
    for (let call = 1; call <= 3; call += 1) calls.push(await isCompiled(queries, second));
    expect(calls).toEqual([false, true, true]);
  });
});
