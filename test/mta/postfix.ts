import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../src/local/embedded-postgres/free-port.js';
import { localhostCertificate, localhostKey } from '../support/localhost-certificate.js';

const run = promisify(execFile);

/** A Postfix with its own folder, queue and port, which asks for STARTTLS. */
export interface Postfix {
  readonly port: number;
  /** What was delivered to this machine's mailbox so far, oldest first, as it lies there. */
  delivered(): Promise<Buffer[]>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

export interface PostfixOptions {
  /** Domains of which every address is one mailbox on this machine. */
  readonly local: readonly string[];
  /** The mail server on this machine that takes the mails of a domain, by its port. */
  readonly others: Readonly<Record<string, number>>;
}

/** The version that is installed, such as `3.7.11`; undefined if none is. */
export async function postfixVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run('postconf', ['-d', '-h', 'mail_version']);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

// Any account that is not root's: Debian's "nobody".
const owner = 65_534;

export async function startPostfix({ local, others }: PostfixOptions): Promise<Postfix> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `followthrough-postfix-${process.pid}-`));
  const at = (name: string) => join(folder, name);
  // Its processes run as other accounts.
  await chmod(folder, 0o755);
  await Promise.all(['queue', 'data'].map((name) => mkdir(at(name))));
  await mkdir(at('mail'));
  await chmod(at('mail'), 0o777);
  await run('chown', ['postfix', at('data')]);
  await writeFile(at('key.pem'), localhostKey, { mode: 0o600 });
  await writeFile(at('cert.pem'), localhostCertificate);
  const transports = Object.entries(others).map(([domain, to]) => `{ ${domain} = smtp:[127.0.0.1]:${to} }`);
  const settings = {
    compatibility_level: '3.6',
    queue_directory: at('queue'),
    data_directory: at('data'),
    maillog_file: at('log'),
    maillog_file_prefixes: folder,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    myhostname: 'mx.local.test',
    mydestination: '',
    alias_maps: '',
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_cert_file: at('cert.pem'),
    smtpd_tls_key_file: at('key.pem'),
    smtpd_tls_received_header: 'yes',
    virtual_mailbox_domains: local.join(', '),
    virtual_mailbox_base: at('mail'),
    // A folder: it is delivered to as a maildir.
    virtual_mailbox_maps: 'static:inbox/',
    virtual_uid_maps: `static:${owner}`,
    virtual_gid_maps: `static:${owner}`,
    transport_maps: `inline:{ ${transports.join(', ')} }`,
  };
  await writeFile(at('main.cf'), lines(Object.entries(settings).map(([name, value]) => `${name} = ${value}`)));
  await writeFile(at('master.cf'), lines([`127.0.0.1:${port} inet n - n - - smtpd`, ...services]));
  await run('postfix', ['-c', folder, 'start']);
  const inbox = at('mail/inbox/new');
  return {
    port,
    delivered: async () => {
      const names = await readdir(inbox).catch(() => []);
      return await Promise.all(names.sort().map((name) => readFile(join(inbox, name))));
    },
    log: () => readFile(at('log'), 'utf8'),
    stop: async () => {
      await run('postfix', ['-c', folder, 'stop']);
      await rm(folder, { recursive: true });
    },
  };
}

// None in a chroot: they read their files where they are.
const services = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'smtp unix - - n - - smtp',
  'virtual unix - n n - - virtual',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'postlog unix-dgram n - n - 1 postlogd',
];

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
