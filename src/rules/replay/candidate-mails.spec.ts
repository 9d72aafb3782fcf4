import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { CandidateMails, type Delivery, type MailItem } from './candidate-mails.js';

const noon = Temporal.Instant.from('2026-12-04T12:00:00Z');
const hourLater = noon.add({ hours: 1 });
const zone = 'Europe/Berlin';

const waiting: Delivery = { end: 'FAILED', at: null, recallable: true };
const ending: Delivery = { end: 'ACCEPTED', at: hourLater, recallable: false };

const item = (timelineId: string, delivery: Delivery): MailItem => ({
  kind: 'TIMELINE_EXTENDED',
  applicationId: 'a',
  timelineId,
  revision: 2,
  rung: null,
  outcomeId: null,
  terms: null,
  delivery,
  ended: false,
});

function mails(...items: readonly MailItem[]): CandidateMails {
  const all = new CandidateMails();
  all.add({ id: 'm', decidedAt: noon, counts: true, items });
  return all;
}

describe('a message to a candidate', () => {
  it('goes on with the rest when a part of what it tells is taken back', () => {
    const all = mails(item('one', waiting), item('two', ending));
    all.takeBackOf('one');
    expect(all.takeEnded(hourLater)).toMatchObject([{ timelineId: 'two' }]);
    expect(all.nextEnd()).toBeNull();
  });

  it('is not taken back of what is with the mail server', () => {
    const all = mails(item('one', waiting), item('two', ending));
    all.takeBackOf('two');
    expect(all.known(noon, zone)).toMatchObject([
      { id: 'm', counts: true, stage: 'RECALLABLE', tells: [{ timelineId: 'one' }] },
      { id: 'm', counts: false, stage: 'LEAVING', tells: [{ timelineId: 'two' }] },
    ]);
  });

  it('counts while it is of that day, unless all of it was taken back', () => {
    const all = mails(item('one', ending));
    all.takeEnded(hourLater);
    expect(all.known(hourLater, zone)).toMatchObject([{ counts: true, stage: 'ENDED' }]);
    expect(all.known(noon.add({ hours: 24 }), zone)).toEqual([]);
    const recalled = mails(item('one', waiting));
    recalled.takeBackOf('one');
    expect(recalled.known(noon, zone)).toEqual([]);
  });
});
