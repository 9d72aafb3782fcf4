import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { workedExamples } from '../rules/worked-examples.js';
import { Scene } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const ZONE = 'Europe/Berlin';
const INTERNAL = 'The budget is in doubt.';
const START = '2026-12-01T07:00:00Z';

const instantOf = (text: string) =>
  Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(ZONE).toInstant().toString();
const local = (at: string) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Those of rules that are more than instants: docs/time.md. */
describe('a worked example, in the service', () => {
  let app: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    app = await startTestApp({ now: START });
  });
  afterEach(() => scene.end());
  afterAll(() => app.stop());

  it.each(workedExamples().filter(({ rule }) => rule >= 18))('of rule $rule: $done', async ({ done, follows }) => {
    scene = await Scene.begin(app, START);
    const refused: string[] = [];
    let timelineId = '';
    for (const each of done.split('; ')) {
      const [day = '', time = '', what = '', value = ''] = each.split(' ');
      await scene.until(instantOf(`${day} ${time}`));
      const internalNote = INTERNAL;
      if (what === 'set') timelineId = await scene.set(value, { internalNote });
      if (what === 'lives') await scene.change('updateCandidate', { candidateId: scene.candidateId, timeZone: value });
      if (what === 'moved') await scene.move(timelineId, value, { internalNote });
      if (what === 'unreasoned')
        await scene
          .change('moveDecisionDate', { timelineId, decisionDate: value, internalNote })
          .catch(() => refused.push(`${day} ${time} refused`));
    }
    await scene.until('2026-12-03T00:00:00Z');
    const told = (await scene.told()).map((line) => {
      const [at = '', ...rest] = line.split(' ');
      return [local(at).replace('T', ' '), ...rest].join(' ');
    });
    expect([...told, ...refused].sort()).toEqual([...follows].sort());
    // Nothing that only members are to read is in any mail.
    const mails = scene.mails();
    expect(mails.length).toBeGreaterThan(0);
    for (const { parsed } of mails) expect(`${parsed.subject} ${parsed.text} ${parsed.html}`).not.toContain(INTERNAL);
  });
});
