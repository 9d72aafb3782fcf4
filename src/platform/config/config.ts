import { Resolver } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { type Network, parseNetworks } from '../outbound/networks.js';
import { type DkimConfig, readDkimKey, signsFor } from './dkim-config.js';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const integer = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => from <= value && value <= to, `must be from ${from} to ${to}`);
const address = (form: RegExp, called: string) =>
  z.string().refine((value) => form.test(value) && URL.canParse(value), `must be ${called}`);
const addresses = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every(isAddressOrRange),
    'must be addresses or ranges such as 10.0.0.0/8, with commas between',
  );
const mailDomain = z
  .string()
  .regex(
    /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'must be a domain in lower case',
  );
const postgresUrl = address(/^postgres(ql)?:\/\//, 'a postgres:// address');

function areDnsServers(servers: readonly string[]): boolean {
  try {
    new Resolver().setServers(servers);
    return true;
  } catch {
    return false;
  }
}

function isAddressOrRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}

/** Scheme, host and port as a browser writes them, so that they can be compared as texts. None stands for several. */
function isOrigin(text: string): boolean {
  return /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isSealingKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}

/** Every setting of the service, as it stands in the environment. Empty counts as absent. */
const environment = z.object({
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).optional(),
  TRUSTED_PROXIES: addresses.optional(),
  // Pages of these origins may call the API from a browser.
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins such as https://app.example.com, with commas between',
    )
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  // For how long requests are still taken after readiness has failed.
  DRAIN_GRACE_SECONDS: integer(0, 15).default(5),
  API_POOL_SIZE: integer(1, 200).default(10),
  API_CONCURRENCY: integer(1, 200).default(4),
  RATE_KEY_PER_MINUTE: integer(1, 999_999_999).default(600),
  RATE_ORGANIZATION_PER_MINUTE: integer(1, 999_999_999).default(3_000),
  RATE_ADDRESS_PER_MINUTE: integer(1, 999_999_999).default(60),
  RATE_LINK_PER_MINUTE: integer(1, 999_999_999).default(30),
  WORKER_POOL_SIZE: integer(1, 200).default(5),
  // A transaction pooler that cannot follow prepared statements (PgBouncer before 1.21) needs "false".
  PREPARED_STATEMENTS: flag.default(true),
  SMTP_URL: address(/^smtps?:\/\//, 'an smtp:// or smtps:// address').optional(),
  // Where the mails of sandboxes go; they stay in the ledger, sent to nobody, if there is none.
  SANDBOX_SMTP_URL: address(/^smtps?:\/\//, 'an smtp:// or smtps:// address').optional(),
  SMTP_TLS: z.enum(['required', 'opportunistic', 'off']).optional(),
  MAIL_FROM: z.email('must be one plain e-mail address').default('timelines@followthrough.localhost'),
  // In staging every mail goes there, whoever it is to.
  MAIL_REDIRECT_TO: z.email('must be one plain e-mail address').optional(),
  // Mails that come back are reported to addresses of this domain.
  BOUNCE_DOMAIN: mailDomain.optional(),
  BOUNCE_KEY: z.string().min(32, 'must have 32 characters or more').optional(),
  BOUNCE_SMTP_PORT: integer(0, 65_535).optional(),
  BOUNCE_SMTP_HOST: z.string().optional(),
  // Amazon SES tells by this topic of Amazon SNS what became of mails.
  SES_TOPIC_ARN: z
    .string()
    .regex(
      /^arn:aws:sns:[a-z]{2}(-[a-z]{1,20}){1,3}-\d{1,2}:\d{12}:[\w-]{1,256}$/,
      'must be the ARN of a topic, arn:aws:sns:<region>:<account>:<name>',
    )
    .optional(),
  // Postmark posts what became of mails with it.
  POSTMARK_WEBHOOK_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  // Mails from the service's own address are signed as this domain.
  DKIM_DOMAIN: mailDomain.optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/, 'must be a name of DNS')
    .optional(),
  DKIM_KEY: z
    .string()
    .transform(readDkimKey)
    .refine((key) => key !== null, 'must be an RSA key of 2048 bits or more in PEM, or a file that holds one')
    .optional(),
  // Seal the passwords of organizations' relays. The first seals, all open.
  RELAY_KEYS: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every(isSealingKey), 'must be 32 bytes in base64 each, with commas between')
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64')))
    .optional(),
  // Whether mails may be from organizations' own domains; providers that refuse unknown ones for good are known by theirs.
  SENDING_DOMAINS: flag.optional(),
  // Where records of organizations' domains are looked up.
  DNS_SERVERS: z
    .string()
    .transform((text) => text.split(',').map((server) => server.trim()))
    .refine(areDnsServers, 'must be IP addresses, such as 192.0.2.53 or [2001:db8::53]:5353, with commas between')
    .optional(),
  OPERATOR_KEY: z
    .string()
    .regex(/^ft_operator_[0-9A-Za-z]{40,100}$/, 'must be ft_operator_ and 40 to 100 letters and digits')
    .optional(),
  // Networks that are not public, and that tenants' addresses may nevertheless lead to.
  OUTBOUND_ALLOW: z
    .string()
    .transform(parseNetworks)
    .refine((networks) => networks !== null, 'must be addresses or networks, such as 10.20.0.0/16, with commas between')
    .optional(),
  PUBLIC_URL: address(/^https?:\/\//, 'an http:// or https:// address').optional(),
  // Metrics are answered to everybody, or with a token to who brings it.
  METRICS: flag.optional(),
  METRICS_TOKEN: z.string().min(32, 'must have 32 characters or more').optional(),
  GRAPHIQL: flag.optional(),
  INTROSPECTION: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
});

/** Envelope senders that name their mail, and where reports to them are taken. */
export interface BounceConfig {
  readonly domain: string;
  readonly key: string;
  /** Undefined: another mail server takes them. */
  readonly smtpPort: number | undefined;
  readonly smtpHost: string;
}

/** The validated configuration: parsed once, passed by injection, the only place that knows the environment. */
export interface Config {
  readonly role: 'api' | 'worker' | 'all';
  readonly host: string;
  /** A port that was asked for; undefined lets the service take the first free one from 3000. */
  readonly port: number | undefined;
  /** Whose word on where a request came from is taken. */
  readonly trustedProxies: readonly string[];
  /** Origins of pages that may call the API from a browser; none, as a rule. */
  readonly corsOrigins: readonly string[];
  readonly dataDir: string;
  /** Undefined: the service starts its own embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  /** Between failing readiness and closing the port, in seconds. */
  readonly drainGraceSeconds: number;
  readonly apiPoolSize: number;
  /** Operations under way at once in a process; never more than the pool has connections. */
  readonly apiConcurrency: number;
  readonly rateKeyPerMinute: number;
  readonly rateOrganizationPerMinute: number;
  /** Of requests without a valid credential. */
  readonly rateAddressPerMinute: number;
  /** Of links in mails that open nothing, from one address. */
  readonly rateLinkPerMinute: number;
  readonly workerPoolSize: number;
  readonly preparedStatements: boolean;
  /** Undefined: the service starts a local mailbox and sends there. */
  readonly smtpUrl: string | undefined;
  /** Where the mails of sandboxes go; undefined: nowhere. */
  readonly sandboxSmtpUrl: string | undefined;
  readonly smtpTls: 'required' | 'opportunistic' | 'off' | undefined;
  readonly mailFrom: string;
  /** Where every mail goes instead of its recipient; undefined in production. */
  readonly mailRedirectTo: string | undefined;
  /** How mails that come back are heard of; undefined: by the sender's own mailbox, which the service does not read. */
  readonly bounce: BounceConfig | undefined;
  /** The topic by which Amazon SES tells what became of mails; undefined: by none. */
  readonly sesTopicArn: string | undefined;
  /** What Postmark proves itself with; undefined: it posts nothing, and mails are not marked for it. */
  readonly postmarkSecret: string | undefined;
  /** As whom mails from the service's own address are signed; undefined: they are not, by us. */
  readonly dkim: DkimConfig | undefined;
  /** With which the passwords of relays are sealed: the first seals, all open. Without one no relay can be set. */
  readonly relayKeys: readonly Buffer[];
  /** Whether organizations may send from their own domains by the service's mail server. */
  readonly sendingDomains: boolean;
  /** Of whom records of organizations' domains are asked; undefined: of those of the machine. */
  readonly dnsServers: readonly string[] | undefined;
  /** The text of the key with which who runs the service calls the API; undefined: there is none. */
  readonly operatorKey: string | undefined;
  /** Exempt from the outbound guard: for an identity provider or an ATS in the network of who runs the service. */
  readonly outboundAllow: readonly Network[];
  /** Where the service is reached from outside: links in mails lead there. Undefined in a trial until it listens. */
  readonly publicUrl: string | undefined;
  /** Whether metrics are answered, and to whom: who brings the token, or everybody if it is undefined. */
  readonly metrics: { readonly token: string | undefined } | undefined;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly logLevel: string;
}

/** The configuration's injection token: it is an interface, so it needs one. */
export const CONFIG = Symbol('Config');

/** A setting that cannot be used. Its message is one line an operator can act on. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
}

/** Reads and validates the settings. Without a DATABASE_URL the defaults are those of a local trial. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new InvalidConfig(`configuration is invalid: ${faults.join('; ')}`);
  }
  const settings = parsed.data;
  const local = settings.DATABASE_URL === undefined;
  if (local && settings.MIGRATION_DATABASE_URL !== undefined) {
    throw new InvalidConfig('configuration is invalid: DATABASE_URL is needed when MIGRATION_DATABASE_URL is set');
  }
  if (!local && settings.SMTP_URL === undefined && settings.ROLE !== 'api') {
    throw new InvalidConfig('configuration is invalid: SMTP_URL is needed when DATABASE_URL is set');
  }
  // A link to this machine in a mail would be a way out that does not open.
  if (!local && settings.PUBLIC_URL === undefined && settings.ROLE !== 'api') {
    throw new InvalidConfig('configuration is invalid: PUBLIC_URL is needed when DATABASE_URL is set');
  }
  return {
    role: settings.ROLE,
    host: settings.HOST,
    port: settings.PORT,
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    corsOrigins: settings.CORS_ORIGINS ?? [],
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    migrationDatabaseUrl: settings.MIGRATION_DATABASE_URL,
    drainGraceSeconds: settings.DRAIN_GRACE_SECONDS,
    apiPoolSize: settings.API_POOL_SIZE,
    apiConcurrency: settings.API_CONCURRENCY,
    rateKeyPerMinute: settings.RATE_KEY_PER_MINUTE,
    rateOrganizationPerMinute: settings.RATE_ORGANIZATION_PER_MINUTE,
    rateAddressPerMinute: settings.RATE_ADDRESS_PER_MINUTE,
    rateLinkPerMinute: settings.RATE_LINK_PER_MINUTE,
    workerPoolSize: settings.WORKER_POOL_SIZE,
    preparedStatements: settings.PREPARED_STATEMENTS,
    smtpUrl: settings.SMTP_URL,
    sandboxSmtpUrl: settings.SANDBOX_SMTP_URL,
    smtpTls: settings.SMTP_TLS,
    mailFrom: settings.MAIL_FROM,
    mailRedirectTo: settings.MAIL_REDIRECT_TO,
    bounce: bounceOf(settings),
    sesTopicArn: settings.SES_TOPIC_ARN,
    postmarkSecret: settings.POSTMARK_WEBHOOK_SECRET,
    dkim: dkimOf(settings),
    relayKeys: settings.RELAY_KEYS ?? [],
    sendingDomains:
      settings.SENDING_DOMAINS ??
      (settings.SES_TOPIC_ARN === undefined && settings.POSTMARK_WEBHOOK_SECRET === undefined),
    dnsServers: settings.DNS_SERVERS,
    operatorKey: settings.OPERATOR_KEY,
    outboundAllow: settings.OUTBOUND_ALLOW ?? [],
    publicUrl: settings.PUBLIC_URL,
    metrics: metricsOf(settings),
    graphiql: settings.GRAPHIQL ?? local,
    introspection: settings.INTROSPECTION ?? local,
    // Someone who tries the service reads its terminal: there only what needs attention.
    logLevel: settings.LOG_LEVEL ?? (local ? 'warn' : 'info'),
  };
}

function bounceOf(settings: z.infer<typeof environment>): BounceConfig | undefined {
  const { BOUNCE_DOMAIN: domain, BOUNCE_KEY: key, BOUNCE_SMTP_PORT: smtpPort, BOUNCE_SMTP_HOST: smtpHost } = settings;
  if (domain === undefined || key === undefined) {
    if (domain === undefined && key === undefined && smtpPort === undefined && smtpHost === undefined) return undefined;
    throw new InvalidConfig('configuration is invalid: BOUNCE_DOMAIN and BOUNCE_KEY are needed to hear of bounces');
  }
  return { domain, key, smtpPort, smtpHost: smtpHost ?? settings.HOST };
}

/** A token alone switches them on; `false` switches them off whatever else is set. */
function metricsOf({ METRICS: on, METRICS_TOKEN: token }: z.infer<typeof environment>): Config['metrics'] {
  return (on ?? token !== undefined) ? { token } : undefined;
}

function dkimOf(settings: z.infer<typeof environment>): DkimConfig | undefined {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY: privateKey, MAIL_FROM: mailFrom } = settings;
  if (domain === undefined && selector === undefined && privateKey === undefined) return undefined;
  if (domain === undefined || selector === undefined || typeof privateKey !== 'string') {
    throw new InvalidConfig('configuration is invalid: DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY are needed to sign');
  }
  // Such a signature would be valid, and speak for nobody.
  if (!signsFor(domain, mailFrom)) {
    throw new InvalidConfig('configuration is invalid: DKIM_DOMAIN has to be that of MAIL_FROM, or one above it');
  }
  return { domain, selector, privateKey };
}
