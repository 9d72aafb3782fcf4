import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from './diagnose.js';
import type { DiagnosisClass, SmtpCommand } from './diagnosis.js';
import { readDiagnostic } from './read-diagnostic.js';

/**
 * Bare answers as mail servers of all kinds and countries word them, after their documentation; people and hosts are made
 * up. `dead`: nobody reads mail there. `alive`: whatever kept it, the address may be good. `ours`: about who sends.
 */
const file = new URL('../../../test/support/reports/answers-of-mail-servers.tsv', import.meta.url);
const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
const answers = rows.map((row) => {
  const [means = '', , answer = ''] = row.split('\t');
  return { means, answer };
});

type Asked = SmtpCommand | null;

function classOf(answer: string, command: Asked = null): DiagnosisClass {
  return diagnose({ ...readDiagnostic(answer, null), action: 'failed', command, reportedAs: null }).class;
}

const withoutStatus = (answer: string) => answer.replace(/^(\d{3})([ -])[245]\.\d+\.\d+ /u, '$1$2');
const meaning = (what: string) => answers.filter(({ means }) => means === what);

function shareOf(what: string, expected: DiagnosisClass, command: Asked): number {
  const all = meaning(what);
  return all.filter(({ answer }) => classOf(answer, command) === expected).length / all.length;
}

describe('the answers of mail servers of all kinds', () => {
  it.each<Asked>([null, 'RCPT'])(
    'say of at least 95%% of dead addresses that they are dead, asked by %s',
    (command) => {
      expect(shareOf('dead', 'ADDRESS_DEAD', command)).toBeGreaterThan(0.95);
    },
  );

  it.each<Asked>([null, 'RCPT', 'DATA'])('are held against no address that may be good, asked by %s', (command) => {
    const alive = [...meaning('alive'), ...meaning('ours')];
    const suppressed = alive.filter(({ answer }) => classOf(answer, command) === 'ADDRESS_DEAD');
    expect(suppressed.map(({ answer }) => answer)).toEqual([]);
  });

  it('are held against none either where they have no status of RFC 3463', () => {
    const alive = [...meaning('alive'), ...meaning('ours')].map(({ answer }) => withoutStatus(answer));
    expect(alive.filter((answer) => classOf(answer, 'RCPT') === 'ADDRESS_DEAD')).toEqual([]);
  });

  it('are about us where they speak of us, in nine of ten', () => {
    expect(shareOf('ours', 'SENDER_FAULT', null)).toBeGreaterThan(0.9);
  });
});
