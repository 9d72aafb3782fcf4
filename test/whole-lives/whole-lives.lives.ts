import { writeFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Digests } from '../../src/notifications/index.js';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { LOCALES } from '../mails/mail-files.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { livesPage, livesText, type ReadLife } from './lives-page.js';
import { type LifeAct, TEN_LIVES } from './ten-lives.js';

const FIRST = Temporal.PlainDate.from('2026-12-01');
const DAYS = 46;

const address = (who: string, locale: string) => `${who}.${locale}@northwind.test`;

/** Ten whole lives in every language, with a moved clock and real SMTP, written to one page. */
it('of ten candidates, as they and their recruiters read them', async () => {
  const app = await startTestApp({ now: '2026-12-01T07:30:00Z' });
  try {
    const lives = await live(app);
    expect(lives.filter(({ mails }) => mails.length === 0)).toEqual([]);
    await writeFile(new URL('lives.html', import.meta.url), livesPage(lives));
    await writeFile(new URL('lives.txt', import.meta.url), livesText(lives));
  } finally {
    await app.stop();
  }
});

async function live(app: TestApp): Promise<ReadLife[]> {
  const org = await app.organization();
  const applications = new Map<string, { id: string; timelineId?: string }>();
  for (const locale of LOCALES) {
    const recruiterId = await app.app
      .get(TenantDatabase)
      .write(systemActor(org.id), (tx) =>
        app.app
          .get(MembersService)
          .add(tx, { fullName: 'Sam Lee', email: address('sam', locale), role: 'RECRUITER', locale }),
      );
    for (const index of TEN_LIVES.keys()) {
      const candidate = { fullName: 'Ana Ríos', email: address(`life-${index}`, locale), locale };
      applications.set(`${index} ${locale}`, { id: (await org.application({ job: { recruiterId }, candidate })).id });
    }
  }
  const act = async (index: number, locale: string, { name, days = {}, input = {} }: LifeAct) => {
    const application = applications.get(`${index} ${locale}`);
    if (application === undefined) throw new Error('nobody applied');
    const dates = Object.entries(days).map(([field, day]) => [field, FIRST.add({ days: day }).toString()]);
    const isOfTimeline = name === 'moveDecisionDate' || name === 'holdTimeline';
    const of = isOfTimeline ? { timelineId: application.timelineId } : { applicationId: application.id };
    const made = await org.mutate(name, { ...of, ...Object.fromEntries(dates), ...input });
    if (made.code !== undefined) throw new Error(`${name} on ${TEN_LIVES[index]?.name}: ${JSON.stringify(made)}`);
    if (name === 'setTimeline') application.timelineId = made.id;
  };
  for (let day = 0; day < DAYS; day += 1) {
    const date = FIRST.add({ days: day });
    const at = async (time: string) => {
      const instant = date.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time }).toInstant();
      if (Temporal.Instant.compare(instant, app.clock.now) > 0) app.clock.set(instant.toString());
      await app.app.get(Digests).run();
      await app.settle();
    };
    for (const time of ['08:00', '09:00', '10:00']) await at(time);
    for (const [index, { acts }] of TEN_LIVES.entries())
      for (const each of acts) if (each.at === day) for (const locale of LOCALES) await act(index, locale, each);
    for (const time of ['10:30', '12:00', '17:30']) await at(time);
  }
  const read = (who: string, locale: string) =>
    app.mail.received
      .filter(({ envelope }) => envelope.to.includes(address(who, locale)))
      .map(({ parsed: { date = '', subject = '', text = '' } }) => ({ date, subject, text }));
  return LOCALES.flatMap((locale) => [
    ...TEN_LIVES.map(({ name }, index) => ({
      name,
      locale,
      reader: 'candidate',
      mails: read(`life-${index}`, locale),
    })),
    { name: 'The recruiter of all ten', locale, reader: 'recruiter', mails: read('sam', locale) },
  ]);
}
