import { registerEnumType } from '@nestjs/graphql';

/**
 * Which scopes there are, as keys. Who hands out rights adds them by declaration merging, and what each allows by
 * `defineScopes`: the platform asks for scopes and knows none.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled elsewhere.
export interface Scopes {}

/** What a caller may be allowed to do, by its stored name. */
export type Scope = keyof Scopes & string;

/** How far a scope reaches: over everything of the organization, or over what is one's own. */
export type Reach = 'ALL' | 'OWN';

/** What somebody may do, and how far. A scope that is missing is not held. */
export type Rights = Readonly<Partial<Record<Scope, Reach>>>;

/** What a scope is called where people read it, in the schema, in refusals and in the documentation: JOBS_WRITE for `jobs:write`. */
export function scopeName(scope: Scope): string {
  return scope.toUpperCase().replaceAll(/[^A-Z]/g, '_');
}

/** The scopes by those names. */
export const ScopeEnum: Record<string, string> = {};

const descriptions: Record<string, { description: string }> = {};

registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'What a caller may be allowed to do.',
  valuesMap: descriptions,
});

/** @param allowed what one may who has the scope, after "may" */
export function defineScopes(allowed: Readonly<Record<Scope, string>>): void {
  for (const [scope, words] of Object.entries(allowed)) {
    const name = scopeName(scope as Scope);
    ScopeEnum[name] = name;
    descriptions[name] = { description: `May ${words}.` };
  }
}
