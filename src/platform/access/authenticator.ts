import type { Actor } from '../actor/actor.js';

/** The credentials of a request, as they stand in its headers. */
export interface Credentials {
  readonly authorization: string | undefined;
}

/** Tells who is calling. Provided by the organizations module; the platform knows no credentials. */
export interface Authenticator {
  /** Null for anything that is not a valid credential, whatever the reason. */
  authenticate(credentials: Credentials): Promise<Actor | null>;
}

export const AUTHENTICATOR = Symbol('Authenticator');
