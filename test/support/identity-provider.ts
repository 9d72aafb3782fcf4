import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { type Configuration, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { identityStore } from './identity-store.js';

/** What a provider says of somebody, beside their subject. */
export type Claims = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider (oidc-provider) on this machine, with people who can sign in. */
export interface TestIdentityProvider {
  readonly issuer: string;
  /** By subject. Added to and changed by the test. */
  readonly people: Map<string, Claims>;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** Signs in by a browser's way: authorization code with PKCE, cookies, redirects. The access token is a JWT for `api`. */
  signIn(subject: string, clientId?: string): Promise<{ idToken: string; accessToken: string }>;
  /** A token for that audience, which shows to whoever gets it that it is theirs. @param now seconds */
  proof(audience: string, now: number): Promise<string>;
  /** Signs with the provider's own key what it would not sign itself. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  publicKey(): JWK;
  /** Forgets its key and makes another. */
  rotateKeys(algorithm?: string): Promise<void>;
  /** Whether it answers. What it is asked while it is away is answered with 503. */
  away: boolean;
  stop(): Promise<void>;
}

export const clientIds = ['followthrough', 'another-app'];
const api = 'https://api.followthrough.test/';
const callback = 'https://app.followthrough.test/callback';
const scope = 'openid email profile';
const anHour = () => 3_600;

/** @param host as it stands in its issuer: it listens at 127.0.0.1, whatever that is */
export async function startIdentityProvider(host = '127.0.0.1'): Promise<TestIdentityProvider> {
  const people = new Map<string, Claims>();
  const asked: string[] = [];
  let key: JWK;
  let provider: Provider;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (self.away) response.writeHead(503).end();
    else void answer(provider, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;

  const rotateKeys = async (algorithm = 'RS256') => {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    key = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: algorithm, use: 'sig' };
    provider = new Provider(issuer, configurationOf(key, people));
  };
  await rotateKeys();

  const self: TestIdentityProvider = {
    issuer,
    people,
    asked,
    signIn: (subject, clientId = 'followthrough') => signIn(issuer, subject, clientId),
    sign: async (claims, header = {}) =>
      await new SignJWT(claims)
        .setProtectedHeader({ alg: key.alg ?? '', ...(key.kid === undefined ? {} : { kid: key.kid }), ...header })
        .sign(await importJWK(key)),
    proof: (aud, now) => self.sign({ iss: issuer, aud, sub: 'prover', iat: now, exp: now + anHour() }),
    publicKey: () => {
      const { kty, n, e, kid, alg, use } = key;
      return { kty, n, e, kid, alg, use } as JWK;
    },
    rotateKeys,
    away: false,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}

function configurationOf(key: JWK, people: ReadonlyMap<string, Claims>): Configuration {
  return {
    adapter: identityStore(),
    jwks: { keys: [key] } as NonNullable<Configuration['jwks']>,
    clients: clientIds.map((client_id) => ({
      client_id,
      redirect_uris: [callback],
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: key.alg as 'RS256',
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The e-mail address stands in the ID token, not at another address only.
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: { AccessToken: anHour, IdToken: anHour, Grant: anHour, Interaction: anHour, Session: anHour },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
    loadExistingGrant: consent,
    extraTokenClaims: (_context, token) => ('accountId' in token ? people.get(token.accountId) : undefined),
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope,
          audience: api,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: key.alg as 'RS256' } },
        }),
      },
    },
  };
}

/** Everybody agrees to everything. */
async function consent({ oidc }: KoaContextWithOIDC) {
  const accountId = oidc.session?.accountId;
  const clientId = oidc.client?.clientId;
  if (accountId === undefined || clientId === undefined) return undefined;
  const grant = new oidc.provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(api, scope);
  await grant.save();
  return grant;
}

/** The page where one signs in takes the name that it was hinted at, and no password. */
async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!request.url?.startsWith('/interaction/')) {
    provider.callback()(request, response);
    return;
  }
  const { params } = await provider.interactionDetails(request, response);
  await provider.interactionFinished(request, response, { login: { accountId: String(params['login_hint']) } });
}

async function signIn(issuer: string, subject: string, clientId: string) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asks = { client_id: clientId, redirect_uri: callback, response_type: 'code', scope, resource: api };
  const proves = { code_challenge: challenge, code_challenge_method: 'S256', login_hint: subject };
  const returned = await browse(new URL(`/auth?${new URLSearchParams({ ...asks, ...proves })}`, issuer));
  const code = returned.searchParams.get('code');
  if (code === null) throw new Error(`signing in ended at ${returned}`);
  const grant = { grant_type: 'authorization_code', code, client_id: clientId, redirect_uri: callback };
  const body = new URLSearchParams({ ...grant, code_verifier: verifier, resource: api });
  const answered = await fetch(`${issuer}/token`, { method: 'POST', body });
  const tokens = (await answered.json()) as { id_token: string; access_token: string };
  return { idToken: tokens.id_token, accessToken: tokens.access_token };
}

/** Follows redirects with cookies, as a browser does, until they lead away from the provider. */
async function browse(start: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  while (url.origin === start.origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answered = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answered.headers.get('location');
    if (location === null) throw new Error(`signing in stopped: ${answered.status} ${await answered.text()}`);
    url = new URL(location, url);
  }
  return url;
}
