import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintOf } from './fingerprint.js';
import type { Operation } from './operation.js';

const request: Operation = {
  query: 'mutation($a: Int) { x(a: $a) }',
  operationName: 'x',
  variables: { a: 1, list: [1, 2], deep: { one: 'x', two: null } },
};
const of = (operation: Operation, onBehalfOf: string | null = null) =>
  fingerprintOf(operation, onBehalfOf).toString('hex');

/** The same value with the fields of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, turned(each)] as const)
      .reverse(),
  );
}

describe('the fingerprint of a request', () => {
  it('is that of another one which differs in the order of fields, or in whether what is empty is sent', () => {
    expect(of({ ...request, variables: turned(request.variables) as Operation['variables'] })).toBe(of(request));
    expect(of({ query: 'x', operationName: null, variables: null })).toBe(of({ query: 'x' }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (variables) => {
        const other = turned(variables) as Record<string, unknown>;
        expect(of({ query: 'x', variables: other })).toBe(of({ query: 'x', variables }));
      }),
    );
  });

  it.each<[string, Operation, string | null]>([
    ['text', { ...request, query: `${request.query} ` }, null],
    ['operation', { ...request, operationName: 'y' }, null],
    ['variable', { ...request, variables: { ...request.variables, a: 2 } }, null],
    ['type of a variable', { ...request, variables: { ...request.variables, a: '1' } }, null],
    ['order of a list', { ...request, variables: { ...request.variables, list: [2, 1] } }, null],
    ['value within', { ...request, variables: { ...request.variables, deep: { one: null, two: 'x' } } }, null],
    ['member', request, '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a'],
    ['place', { query: 'x', operationName: request.query, variables: request.variables }, null],
  ])('differs with another %s', (_what, other, onBehalfOf) => {
    expect(of(other, onBehalfOf)).not.toBe(of(request));
  });
});
