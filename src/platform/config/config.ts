import type { Network } from '../outbound/networks.js';
import { type DkimConfig, signsFor } from './dkim-config.js';
import { environment, type Settings } from './environment.js';

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
  /** Of links in mails that open nothing, from one address; and of what is sent by one link of a page. */
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
  readonly secretKeys: readonly Buffer[];
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
    secretKeys: settings.SECRET_KEYS ?? [],
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

function bounceOf(settings: Settings): BounceConfig | undefined {
  const { BOUNCE_DOMAIN: domain, BOUNCE_KEY: key, BOUNCE_SMTP_PORT: smtpPort, BOUNCE_SMTP_HOST: smtpHost } = settings;
  if (domain === undefined || key === undefined) {
    if (domain === undefined && key === undefined && smtpPort === undefined && smtpHost === undefined) return undefined;
    throw new InvalidConfig('configuration is invalid: BOUNCE_DOMAIN and BOUNCE_KEY are needed to hear of bounces');
  }
  return { domain, key, smtpPort, smtpHost: smtpHost ?? settings.HOST };
}

/** A token alone switches them on; `false` switches them off whatever else is set. */
function metricsOf({ METRICS: on, METRICS_TOKEN: token }: Settings): Config['metrics'] {
  return (on ?? token !== undefined) ? { token } : undefined;
}

function dkimOf(settings: Settings): DkimConfig | undefined {
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
