import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { InvalidConfig, parseConfig } from './config.js';

const production = {
  DATABASE_URL: 'postgres://followthrough_service:secret@db.example/followthrough',
  SMTP_URL: 'smtps://user:secret@mail.example',
  PUBLIC_URL: 'https://timelines.example',
};

const refusalOf = (env: Record<string, string>): string => {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfig) return error.message;
    throw error;
  }
  throw new Error('was accepted');
};

describe('the configuration', () => {
  it('is that of a local trial if nothing is set', () => {
    expect(parseConfig({})).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: undefined,
      trustedProxies: [],
      dataDir: '.data',
      databaseUrl: undefined,
      migrationDatabaseUrl: undefined,
      apiPoolSize: 10,
      apiConcurrency: 4,
      corsOrigins: [],
      rateKeyPerMinute: 600,
      rateOrganizationPerMinute: 3_000,
      drainGraceSeconds: 5,
      rateAddressPerMinute: 60,
      rateLinkPerMinute: 30,
      workerPoolSize: 5,
      preparedStatements: true,
      smtpUrl: undefined,
      smtpTls: undefined,
      mailFrom: 'timelines@followthrough.localhost',
      dkim: undefined,
      secretKeys: [],
      sendingDomains: true,
      dnsServers: undefined,
      outboundAllow: [],
      publicUrl: undefined,
      graphiql: true,
      introspection: true,
      logLevel: 'warn',
    });
  });

  it('shows nothing of the schema in production unless it is told to', () => {
    expect(parseConfig(production)).toMatchObject({ graphiql: false, introspection: false, logLevel: 'info' });
    expect(parseConfig({ ...production, INTROSPECTION: 'true' })).toMatchObject({
      graphiql: false,
      introspection: true,
    });
    expect(parseConfig({ INTROSPECTION: 'false', GRAPHIQL: 'false' })).toMatchObject({
      graphiql: false,
      introspection: false,
    });
  });

  it('takes an empty setting for an absent one', () => {
    expect(parseConfig({ PORT: '', ROLE: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(parseConfig({}));
  });

  it('reads the origins of pages that may call the API, and has none unless they are set', () => {
    expect(parseConfig({}).corsOrigins).toEqual([]);
    const { corsOrigins } = parseConfig({ CORS_ORIGINS: 'https://app.example.test, http://localhost:5173' });
    expect(corsOrigins).toEqual(['https://app.example.test', 'http://localhost:5173']);
  });

  it('reads addresses and ranges of proxies', () => {
    const { trustedProxies } = parseConfig({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1,fd00::/8' });
    expect(trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.1', 'fd00::/8']);
  });

  it('reads the keys for relays in their order', () => {
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const text = keys.map((key) => key.toString('base64')).join(', ');
    expect(parseConfig({ SECRET_KEYS: text }).secretKeys).toEqual(keys);
  });

  it('lets mails be from other domains unless a provider that refuses them is known, or as it is told', () => {
    const topic = { SES_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:bounces' };
    const postmark = { POSTMARK_WEBHOOK_SECRET: 's'.repeat(32) };
    const isOn = (settings: Record<string, string>) => parseConfig(settings).sendingDomains;
    expect([{}, topic, postmark].map(isOn)).toEqual([true, false, false]);
    expect(isOn({ SENDING_DOMAINS: 'false' })).toBe(false);
    expect(isOn({ ...topic, SENDING_DOMAINS: 'true' })).toBe(true);
  });

  it('does not mind settings of other programs', () => {
    expect(parseConfig({ PATH: '/bin', NODE_ENV: 'production' })).toEqual(parseConfig({}));
  });

  it.each([
    ['ROLE', 'server'],
    ['ROLE', 'API'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', ' '],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'mysql://db/followthrough'],
    ['DATABASE_URL', 'db:5432'],
    ['DATABASE_URL', 'postgres://user:pass@db:port/x'],
    ['MIGRATION_DATABASE_URL', 'followthrough'],
    ['API_POOL_SIZE', '0'],
    ['API_POOL_SIZE', '201'],
    ['API_POOL_SIZE', 'ten'],
    ['WORKER_POOL_SIZE', '0'],
    ['API_CONCURRENCY', '0'],
    ['RATE_KEY_PER_MINUTE', '0'],
    ['RATE_ORGANIZATION_PER_MINUTE', 'unlimited'],
    ['DRAIN_GRACE_SECONDS', '16'],
    ['RATE_ADDRESS_PER_MINUTE', '-1'],
    ['RATE_LINK_PER_MINUTE', '0'],
    ['TRUSTED_PROXIES', 'true'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'null'],
    ['CORS_ORIGINS', 'app.example.test'],
    ['CORS_ORIGINS', 'https://app.example.test/'],
    ['CORS_ORIGINS', 'https://App.example.test'],
    ['CORS_ORIGINS', 'https://app.example.test:443'],
    ['CORS_ORIGINS', 'https://*.example.test'],
    ['CORS_ORIGINS', 'https://app.example.test, ftp://app.example.test'],
    ['PREPARED_STATEMENTS', 'yes'],
    ['SMTP_URL', 'mail.example:25'],
    ['SMTP_URL', 'http://mail.example'],
    ['SMTP_TLS', 'true'],
    ['MAIL_FROM', 'Followthrough <mail@example.test>'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'a@example.test\r\nBcc: b@example.test'],
    ['OUTBOUND_ALLOW', 'keycloak.internal'],
    ['OUTBOUND_ALLOW', '10.0.0.0/40'],
    ['PUBLIC_URL', 'followthrough.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['BOUNCE_DOMAIN', 'localhost'],
    ['BOUNCE_DOMAIN', 'Bounces.example'],
    ['BOUNCE_KEY', 'short'],
    ['BOUNCE_SMTP_PORT', 'smtp'],
    ['SES_TOPIC_ARN', 'arn:aws:sns:eu-west-1.evil.example:123456789012:bounces'],
    ['SES_TOPIC_ARN', 'arn:aws:sqs:eu-west-1:123456789012:bounces'],
    ['POSTMARK_WEBHOOK_SECRET', 'a secret'],
    ['DKIM_DOMAIN', 'localhost'],
    ['DKIM_SELECTOR', 'a;b=c'],
    ['DKIM_KEY', '/no/such/file'],
    ['DKIM_KEY', '-----BEGIN PRIVATE KEY-----'],
    ['DNS_SERVERS', 'ns.example.test'],
    ['DNS_SERVERS', '192.0.2.53,'],
    ['SECRET_KEYS', 'short'],
    ['SECRET_KEYS', `${Buffer.alloc(32).toString('base64')},`],
    ['SECRET_KEYS', Buffer.alloc(33).toString('base64')],
    ['GRAPHIQL', '1'],
    ['INTROSPECTION', 'on'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuses %s=%j in one line that names it and not what it was', (name, value) => {
    const line = refusalOf({ ...production, [name]: value });
    expect(line).toMatch(new RegExp(`^configuration is invalid: ${name}: \\S.+$`));
    if (value.length > 4) expect(line).not.toContain(value);
  });

  it('names every fault in the one line', () => {
    const line = refusalOf({ PORT: 'http', ROLE: 'server', LOG_LEVEL: 'verbose' });
    expect(line).not.toContain('\n');
    for (const name of ['PORT', 'ROLE', 'LOG_LEVEL']) expect(line).toContain(`${name}: `);
  });

  it('never repeats a password', () => {
    expect(refusalOf({ DATABASE_URL: 'postgres://user:hunter2@db:port/x' })).not.toContain('hunter2');
  });

  it('needs somewhere to send to when it has somewhere to read from', () => {
    const { DATABASE_URL } = production;
    expect(refusalOf({ DATABASE_URL })).toBe('configuration is invalid: SMTP_URL is needed when DATABASE_URL is set');
    expect(parseConfig({ DATABASE_URL, ROLE: 'api' }).smtpUrl).toBeUndefined();
  });

  it('needs an address for the links in mails when others read them', () => {
    const { PUBLIC_URL, ...rest } = production;
    expect(refusalOf(rest)).toBe('configuration is invalid: PUBLIC_URL is needed when DATABASE_URL is set');
    expect(parseConfig({ ...rest, PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
    expect(parseConfig({ ...rest, ROLE: 'api' }).publicUrl).toBeUndefined();
  });

  it('hears of bounces by all that it takes, or not at all', () => {
    const domain = { BOUNCE_DOMAIN: 'bounces.example' };
    const key = { BOUNCE_KEY: 'k'.repeat(32) };
    for (const half of [domain, key, { BOUNCE_SMTP_PORT: '2525' }]) {
      expect(refusalOf({ ...production, ...half })).toContain('BOUNCE_DOMAIN and BOUNCE_KEY are needed');
    }
    expect(parseConfig({ ...production, ...domain, ...key, BOUNCE_SMTP_PORT: '2525', HOST: '0.0.0.0' }).bounce).toEqual(
      {
        domain: 'bounces.example',
        key: 'k'.repeat(32),
        smtpPort: 2525,
        smtpHost: '0.0.0.0',
      },
    );
    expect(parseConfig(production).bounce).toBeUndefined();
  });

  it('signs mails as a domain of its own, by all that it takes, or not at all', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const dkim = { DKIM_DOMAIN: 'mail.example', DKIM_SELECTOR: 's1', MAIL_FROM: 'timelines@hiring.mail.example' };
    const expected = { domain: 'mail.example', selector: 's1', privateKey: pem };
    expect(parseConfig({ ...production, ...dkim, DKIM_KEY: pem }).dkim).toEqual(expected);
    expect(parseConfig({ ...production, ...dkim, DKIM_KEY: pem.replaceAll('\n', '\\n') }).dkim).toEqual(expected);
    expect(refusalOf({ ...production, ...dkim })).toContain('are needed to sign');
    expect(refusalOf({ ...production, ...dkim, DKIM_KEY: pem, MAIL_FROM: 'a@notmail.example' })).toContain(
      'DKIM_DOMAIN has to be that of MAIL_FROM',
    );
  });

  it.each([
    ['of another kind', () => generateKeyPairSync('ed25519')],
    ['too short', () => generateKeyPairSync('rsa', { modulusLength: 1_024 })],
  ])('signs with no key that is %s', (_what, make) => {
    const DKIM_KEY = make().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(refusalOf({ ...production, DKIM_KEY })).toContain('DKIM_KEY: must be an RSA key');
  });

  it('does not migrate one database and serve another', () => {
    expect(refusalOf({ MIGRATION_DATABASE_URL: production.DATABASE_URL })).toBe(
      'configuration is invalid: DATABASE_URL is needed when MIGRATION_DATABASE_URL is set',
    );
  });
});
