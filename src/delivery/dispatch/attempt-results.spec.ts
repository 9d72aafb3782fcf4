import { expect, it } from '@jest/globals';
import { parseConfig } from '../../platform/config/config.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { UndeliveredMails } from '../bounce/undelivered-mails.js';
import { RelayEntity } from '../relay/relay.entity.js';
import { AttemptResults } from './attempt-results.js';

it('counts an attempt for the service’s mail server, an organization’s own, or that of sandboxes', async () => {
  const metrics = new Metrics(parseConfig({}));
  const results = new AttemptResults(metrics, new UndeliveredMails(metrics));
  const claim = { organizationId: '', id: '', fence: 1 };
  const accepted = { outcome: 'accepted', response: '250 ok' } as const;
  const relay = Object.assign(new RelayEntity(), { id: 'own' });
  results.count({ claim, relay: null, ofSandbox: false }, accepted);
  results.count({ claim, relay, ofSandbox: false }, { outcome: 'unsendable', reason: 'no address' });
  results.count({ claim, relay: null, ofSandbox: true }, accepted);
  results.count({ claim, relay: null, ofSandbox: true }, accepted);
  const counted = (await metrics.registry.metrics()).split('\n').filter((line) => /\} [1-9]/.test(line));
  expect(counted).toEqual([
    'followthrough_send_attempts_total{relay="service",outcome="accepted"} 1',
    'followthrough_send_attempts_total{relay="own",outcome="unsendable"} 1',
    'followthrough_send_attempts_total{relay="sandbox",outcome="accepted"} 2',
  ]);
});
