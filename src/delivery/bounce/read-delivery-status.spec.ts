import { describe, expect, it } from '@jest/globals';
import { deliveryStatus } from '../../../test/support/delivery-status.js';
import { readDeliveryStatus } from './read-delivery-status.js';

const read = (fields: Record<string, string>) => readDeliveryStatus(Buffer.from(deliveryStatus(fields)));

describe('a report of a mail', () => {
  it('that failed for good says what the mail server said', async () => {
    const diagnostic = 'smtp; 550 5.1.1 <ana@example.test>:\r\n  no such user';
    expect(await read({ Action: 'failed', Status: '5.1.1', 'Diagnostic-Code': diagnostic })).toEqual({
      answer: '550 5.1.1 <ana@example.test>: no such user',
      permanent: true,
    });
    expect(await read({ action: 'Failed', status: '5.0.0' })).toEqual({ answer: '5.0.0', permanent: true });
  });

  it('that was given up says that the address may be alive', async () => {
    expect(await read({ Action: 'failed', Status: '4.4.7' })).toEqual({ answer: '4.4.7', permanent: false });
    expect(await read({ Action: 'failed' })).toEqual({ answer: null, permanent: false });
  });

  it.each(['delayed', 'relayed', 'delivered', 'expanded', ''])('that is %s says nothing', async (action) => {
    expect(await read({ Action: action, Status: '4.0.0' })).toBeNull();
  });

  it.each([
    ['an answer of somebody on holiday', 'Subject: Away\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n'],
    ['nothing', ''],
    ['noise', '\0\xff'.repeat(1_000)],
  ])('is not %s', async (_, mail) => {
    expect(await readDeliveryStatus(Buffer.from(mail, 'latin1'))).toBeNull();
  });
});
