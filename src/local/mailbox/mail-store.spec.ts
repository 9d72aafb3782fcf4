import { describe, expect, it } from '@jest/globals';
import { MailStore } from './mail-store.js';

const mailOf = (bytes: number) => ({
  envelope: { from: 'hiring@example.test', to: ['ana@example.test'] },
  raw: Buffer.alloc(bytes),
  subject: `${bytes} bytes`,
  from: 'hiring@example.test',
  preview: '',
  readable: true,
});

describe('The mailbox keeps', () => {
  it('the newest mails up to its number, newest first', () => {
    const store = new MailStore({ mails: 2, bytes: 1_000 });
    const first = store.add(mailOf(1));
    store.add(mailOf(2));
    store.add(mailOf(3));
    expect(store.newestFirst().map((mail) => mail.subject)).toEqual(['3 bytes', '2 bytes']);
    expect(store.find(first.id)).toBeUndefined();
  });

  it('as many of the newest as fit into its bytes', () => {
    const store = new MailStore({ mails: 10, bytes: 100 });
    for (const bytes of [40, 41, 59]) store.add(mailOf(bytes));
    expect(store.newestFirst().map((mail) => mail.subject)).toEqual(['59 bytes', '41 bytes']);
    store.add(mailOf(1));
    expect(store.newestFirst().map((mail) => mail.subject)).toEqual(['1 bytes', '59 bytes']);
  });

  it('a mail that alone is larger than its bytes until the next one comes', () => {
    const store = new MailStore({ mails: 10, bytes: 100 });
    store.add(mailOf(50));
    store.add(mailOf(500));
    expect(store.newestFirst().map((mail) => mail.subject)).toEqual(['500 bytes']);
    store.add(mailOf(50));
    expect(store.newestFirst().map((mail) => mail.subject)).toEqual(['50 bytes']);
  });
});
