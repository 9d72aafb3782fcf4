import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enum-of.js';
import { allScopes, scopeNames, scopes } from './scopes.js';

export const ScopeEnum = enumOf(Object.values(scopeNames));

registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'What a caller may be allowed to do.',
  valuesMap: Object.fromEntries(
    allScopes.map((scope) => [scopeNames[scope], { description: sentence(`may ${scopes[scope]}`) }]),
  ),
});

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
