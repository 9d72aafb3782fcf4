import fc from 'fast-check';
import type { RandomOperation } from '../support/graphql-work/random-operation.js';
import { hostileTokens, hostileValues } from './hostile-values.js';

/** One thing that is not as it should be in a call that was in order. Where it is says a number, whatever is there. */
export type Slip =
  | { readonly in: 'document'; readonly at: number; readonly does: 'LEAVE_OUT' | 'DOUBLE' | 'SWAP' }
  | { readonly in: 'document'; readonly at: number; readonly does: 'REPLACE' | 'INSERT'; readonly token: string }
  | { readonly in: 'variables'; readonly at: number; readonly does: 'LEAVE_OUT' | 'WRAP' }
  | { readonly in: 'variables'; readonly at: number; readonly does: 'REPLACE' | 'ADD'; readonly value: unknown };

const at = fc.nat({ max: 10_000 });

export const slip: fc.Arbitrary<Slip> = fc.oneof(
  fc.record({
    in: fc.constant('document' as const),
    at,
    does: fc.constantFrom('LEAVE_OUT' as const, 'DOUBLE' as const, 'SWAP' as const),
  }),
  fc.record({
    in: fc.constant('document' as const),
    at,
    does: fc.constantFrom('REPLACE' as const, 'INSERT' as const),
    token: fc.constantFrom(...hostileTokens),
  }),
  fc.record({
    in: fc.constant('variables' as const),
    at,
    does: fc.constantFrom('LEAVE_OUT' as const, 'WRAP' as const),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      in: fc.constant('variables' as const),
      at,
      does: fc.constantFrom('REPLACE' as const, 'REPLACE' as const, 'REPLACE' as const, 'ADD' as const),
      value: fc.constantFrom(...hostileValues),
    }),
  },
);

/** The call with what is wrong with it. */
export function withSlips(call: RandomOperation, slips: readonly Slip[]): RandomOperation {
  const made = { query: call.query, variables: structuredClone(call.variables) };
  for (const each of slips) {
    if (each.in === 'document') made.query = inDocument(made.query, each);
    else inVariables(made.variables, each);
  }
  return made;
}

function inDocument(query: string, change: Slip & { in: 'document' }): string {
  const tokens = query.match(/"(?:[^"\\]|\\.)*"|\.\.\.|[\w$@]+|\S/gu) ?? [];
  const at = change.at % Math.max(1, tokens.length);
  const token = tokens[at] ?? '';
  switch (change.does) {
    case 'LEAVE_OUT':
      tokens.splice(at, 1);
      break;
    case 'DOUBLE':
      tokens.splice(at, 0, token);
      break;
    case 'SWAP':
      tokens.splice(at, 2, tokens[at + 1] ?? '', token);
      break;
    case 'REPLACE':
      tokens[at] = change.token;
      break;
    case 'INSERT':
      tokens.splice(at, 0, change.token);
      break;
  }
  return tokens.join(' ');
}

type Holder = Record<string, unknown>;

function inVariables(variables: Holder, change: Slip & { in: 'variables' }): void {
  const places = placesIn(variables);
  const place = places[change.at % Math.max(1, places.length)];
  if (place === undefined) return;
  const [holder, name] = place;
  switch (change.does) {
    case 'LEAVE_OUT':
      delete holder[name];
      break;
    case 'WRAP':
      put(holder, name, [holder[name]]);
      break;
    case 'REPLACE':
      put(holder, name, structuredClone(change.value));
      break;
    case 'ADD':
      put(holder, 'surplus', structuredClone(change.value));
      break;
  }
}

/** As JSON has it: a name that objects inherit by is a name like any other. */
function put(holder: Holder, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, configurable: true, enumerable: true, writable: true });
}

function placesIn(holder: Holder): (readonly [Holder, string])[] {
  return Object.entries(holder).flatMap(([name, value]) => [
    [holder, name] as const,
    ...(typeof value === 'object' && value !== null ? placesIn(value as Holder) : []),
  ]);
}
