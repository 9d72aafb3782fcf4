import type { Actor } from '../actor/actor.js';

/** The credentials of a request, as they stand in its headers. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** The member on whose behalf a machine calls: their e-mail address or external id. */
  readonly onBehalfOf?: string | undefined;
}

/** Tells who is calling. Provided by the organizations module; the platform knows no credentials. */
export interface Authenticator {
  /**
   * Null for anything that is not a valid credential, whatever the reason. Throws a GraphQL error for a valid one that
   * may not act on behalf of who was named.
   */
  authenticate(credentials: Credentials): Promise<Actor | null>;

  /** Whether they are known to be good, or were when this process last looked: no guess then. Asks nobody. */
  knows(credentials: Credentials): boolean;
}

export const AUTHENTICATOR = Symbol('Authenticator');
