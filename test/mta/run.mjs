import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../support/run-typescript.mjs';

// npm run test:mta: mails through a Postfix on this machine, which is installed from Debian's packages if that is possible.

const { localhostCertificate } = await import('../support/localhost-certificate.ts');
const { postfixVersion } = await import('./postfix.ts');
const say = (line) => process.stdout.write(`${line}\n`);

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (command, args, input = '') =>
    execFileSync(command, args, { env, input, stdio: ['pipe', 'ignore', 'ignore'], timeout: 180_000 });
  // It is configured by the test, and is not to run besides.
  run('debconf-set-selections', [], 'postfix postfix/main_mailer_type select No configuration\n');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'postfix']);
}

function skip(why) {
  say(`Skipped, no mail was sent: ${why}.`);
  process.exit(0);
}

// Its master process is root's, and delivers as others.
if (process.getuid?.() !== 0) skip('Postfix is started by root alone');
if ((await postfixVersion()) === undefined) {
  say('Installing Postfix.');
  try {
    install();
  } catch {
    skip('Postfix is not installed, and could not be (Debian: apt-get install postfix)');
  }
}
say(`Through Postfix ${await postfixVersion()}.`);

const folder = await mkdtemp(join(tmpdir(), `followthrough-mta-${process.pid}-`));
try {
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, localhostCertificate);
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--testRegex',
      'test/mta/.*\\.story\\.ts$',
    ],
    // As whoever runs the service makes it trust a certificate of their own.
    { stdio: 'inherit', env: { ...process.env, NODE_EXTRA_CA_CERTS: authority } },
  );
  const [code] = await once(jest, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true });
}
