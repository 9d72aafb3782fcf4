import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LARGEST_LOGO } from '../../src/organizations/logo/fetch-logo.js';
import { pngOf } from '../support/logo-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { accessibilityTree, axeViolations, startBrowser, withoutBrowser } from './browser.js';
import { type PageScene, pageScene } from './page-scenes.js';

// All of them with `npm run test:pages`; English and a language from right to left else.
const locales = process.env['PAGES'] === 'all' ? ['en', 'ar', 'de', 'es', 'fr', 'ja'] : ['en', 'ar'];
const visits = process.env['PAGES'] === 'all' ? 50 : 5;
// `npm run screenshots`: a folder for pictures of all pages, and a sheet that shows them.
const shots = process.env['SCREENSHOTS'];
const golden = (name: string) => new URL(`./golden/${name}.txt`, import.meta.url);

if (withoutBrowser !== null) process.stderr.write(`Pages are not looked at by a browser: ${withoutBrowser}\n`);
const described = withoutBrowser === null ? describe : describe.skip;

described('pages in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let base: string;
  let superuser: pg.Client;
  const scenes = new Map<string, PageScene>();

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T07:30:00Z' });
    base = await app.app.getUrl();
    browser = await startBrowser();
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    if (shots !== undefined) mkdirSync(shots, { recursive: true });
    for (const locale of locales) scenes.set(locale, await pageScene(app, locale));
    // Each has a logo, as large as one may be.
    await superuser.query(
      `UPDATE organizations SET logo_url = 'https://northwind.test/logo.png', logo_type = 'image/png', logo_content = $1, logo_hash = 'a'`,
      [pngOf(LARGEST_LOGO)],
    );
  });
  afterAll(async () => {
    if (shots !== undefined) {
      const rows = Object.keys(PAGES).map((name) =>
        locales
          .flatMap((locale) =>
            PICTURES.map(
              (kind) => `<img src="${name}-${locale}-${kind}.png" alt="${name} (${locale}, ${kind})" width="320">`,
            ),
          )
          .join('\n'),
      );
      writeFileSync(`${shots}/index.html`, `<!doctype html>\n<title>Pages</title>\n<p>${rows.join('</p>\n<p>')}</p>\n`);
    }
    await browser.close();
    await superuser.end();
    await app.stop();
  });

  const sceneOf = (locale: string) => {
    const scene = scenes.get(locale);
    if (scene === undefined) throw new Error(`no scene in ${locale}`);
    return scene;
  };
  /** Everything that a visit must not change. */
  const standing = async () =>
    (
      await superuser.query(
        `SELECT (SELECT json_agg(t.decision_date ORDER BY t.id) FROM timelines t) AS dates,
           (SELECT count(*) FROM timeline_revisions) AS revisions, (SELECT count(*) FROM timeline_disclosures) AS disclosures,
           (SELECT count(*) FROM outcomes) AS outcomes, (SELECT count(*) FROM follow_ups) AS "followUps",
           (SELECT count(*) FROM link_answers) AS answers, (SELECT count(*) FROM suppressions) AS suppressions,
           (SELECT count(*) FROM candidates WHERE notes_declined_at IS NOT NULL) AS declined`,
      )
    ).rows[0];
  const inPage = async <Done>(
    look: (page: Page) => Promise<Done>,
    options: Parameters<Browser['newContext']>[0] = {},
  ) => {
    const context: BrowserContext = await browser.newContext({ baseURL: base, ...options });
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  };
  const preview = async (page: Page, { answer, applicationId }: PageScene) => {
    await page.goto(answer);
    await page.locator(`input[name="answer-${applicationId}"][value="ON_TRACK"]`).check();
    await page.locator('form:has(input[value="preview"]) button').click();
  };
  const PAGES: Readonly<Record<string, (page: Page, scene: PageScene) => Promise<unknown>>> = {
    status: (page, { status }) => page.goto(status),
    details: (page, { status }) => page.goto(`${status}/details`),
    withdraw: async (page, { status }) => {
      await page.goto(status);
      await page.locator('summary').click();
      await page.locator('input[value="WITHDRAW"]').check();
      await page.locator('details button').click();
    },
    preferences: (page, { preferences }) => page.goto(preferences),
    answer: (page, { answer }) => page.goto(answer),
    digest: (page, { digest }) => page.goto(digest),
    preview,
    dead: (page) => page.goto(`/status/${'x'.repeat(43)}`),
  };
  const every = locales.flatMap((locale) => Object.keys(PAGES).map((name) => [name, locale] as const));

  it.each(every)(
    '%s (%s) can be used by everybody: light and dark, narrow, in forced colours, on paper',
    async (name, locale) => {
      const open = PAGES[name];
      await inPage(async (page) => {
        await open?.(page, sceneOf(locale));
        expect(await axeViolations(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await axeViolations(page, 'OF_COLOURS')).toEqual([]);
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await axeViolations(page, 'OF_COLOURS')).toEqual([]);
        await page.emulateMedia({ forcedColors: 'none', media: 'print' });
        expect(
          await page
            .locator('form')
            .evaluateAll((forms) => forms.filter((form) => form.getClientRects().length > 0).length),
        ).toBe(0);
        await page.emulateMedia({ media: 'screen' });
        // A screen of 320 pixels, or of 1,280 at 400%.
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        if (shots !== undefined) await takePictures(page, `${shots}/${name}-${locale}`);
        const tree = await accessibilityTree(page);
        const file = golden(`${name}-${locale}`);
        if (process.env['UPDATE_GOLDEN'] === '1' || !existsSync(file)) writeFileSync(file, tree);
        expect(tree).toBe(readFileSync(file, 'utf8'));
      });
    },
  );

  it("the candidate's page is at most 30 KB with all that it loads, from this server alone, and nothing of it moves", async () => {
    await inPage(async (page) => {
      const origins = new Set<string>();
      let bytes = 0;
      page.on('requestfinished', async (request) => {
        origins.add(new URL(request.url()).origin);
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        bytes += responseBodySize + responseHeadersSize;
      });
      await page.addInitScript(() => {
        Object.assign(globalThis, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) Object.assign(globalThis, { shifted: entry.startTime });
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(sceneOf('en').status, { waitUntil: 'networkidle' });
      expect([...origins]).toEqual([new URL(base).origin]);
      expect(bytes).toBeLessThanOrEqual(30 * 1024);
      expect(bytes).toBeGreaterThan(2_000);
      expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBe(0);
    });
  });

  it('robots change nothing: by HEAD, by GET, by a browser that runs scripts, by one that clicks and sends all there is', async () => {
    const { status, answer, digest, preferences } = sceneOf('en');
    const paths = [status, `${status}/details`, answer, digest, preferences];
    const before = await standing();
    for (const path of paths) {
      const seen = Array.from({ length: visits }, () => [app.http.head(path), app.http.get(path)]).flat();
      expect((await Promise.all(seen)).every(({ status: code }) => code === 200)).toBe(true);
      await inPage(async (page) => {
        await page.addInitScript(() => {
          // It runs what it finds, and touches everything.
          addEventListener('load', () => {
            for (const element of document.querySelectorAll('*'))
              element.dispatchEvent(new Event('pointerover', { bubbles: true }));
          });
        });
        for (let visit = 0; visit < visits; visit += 1) await page.goto(path, { waitUntil: 'load' });
        const buttons = await page.locator('button, summary').count();
        for (let index = 0; index < buttons; index += 1) {
          const button = page.locator('button, summary').nth(index);
          // A click that sends a form is followed to its end: the next visit would cut it off.
          const followed = (await button.evaluate(sendsItsForm)) ? page.waitForNavigation() : undefined;
          await button.evaluate((element) => (element as HTMLElement).click());
          await followed;
          if (followed !== undefined) await page.goto(path);
        }
        await page.goto(path);
        const forms = await page.locator('form').count();
        for (let index = 0; index < forms; index += 1) {
          await page.goto(path);
          // Without the browser's own look at what is required.
          await Promise.all([
            page.waitForNavigation(),
            page
              .locator('form')
              .nth(index)
              .evaluate((form) => (form as HTMLFormElement).submit()),
          ]);
        }
      });
    }
    expect(await standing()).toEqual(before);
  });

  /** By keyboard alone, without scripts. */
  const byKeyboard = (look: (page: Page) => Promise<void>) => inPage(look, { javaScriptEnabled: false });

  it.each([
    ['READ', null],
    ['STILL_INTERESTED', null],
    ['THANK_YOU', null],
    ['COMPETING_OFFER', '12122026'],
    ['WITHDRAW', null],
    ['UPDATE_REQUEST', null],
  ])('a candidate says something and takes it back, by keyboard alone: %s', async (act, day) => {
    // The last may be asked once its day has come.
    if (act === 'UPDATE_REQUEST') app.clock.set('2026-12-08T10:00:00Z');
    await byKeyboard(async (page) => {
      await page.goto(sceneOf('en').status);
      const form = act === 'UPDATE_REQUEST' ? 'section form:has(input[value="UPDATE_REQUEST"])' : 'details form';
      if (act !== 'UPDATE_REQUEST') {
        await tabTo(page, 'summary');
        await page.keyboard.press('Enter');
      }
      await chooseByKeyboard(page, `${form} input[name="act"]`, act);
      if (day !== null) await typeDay(page, `${form} input[type="date"]`, day);
      await tabTo(page, `${form} textarea`);
      await page.keyboard.type('Still here.');
      await press(page, `${form} button`);
      if (act === 'READ') {
        await page.waitForURL((url) => url.search === '?note=saved');
        return;
      }
      if (act === 'WITHDRAW') {
        await page.waitForSelector('input[name="as"]');
        await chooseByKeyboard(page, 'input[name="as"]', 'WITHDRAW');
        await press(page, 'button.final');
      }
      await takeBack(page);
      expect(await page.getByRole('status').innerText()).toContain('Taken back.');
    });
    app.clock.set('2026-12-02T10:00:00Z');
  });

  it('a candidate corrects, subscribes, asks for their data and chooses their mails by keyboard alone', async () => {
    const { status, preferences } = sceneOf('en');
    await byKeyboard(async (page) => {
      await page.goto(`${status}/details`);
      await tabTo(page, '#greeting');
      await page.keyboard.type('Chloé');
      await press(page, 'form:has(input[value="settings"]) button');
      await page.waitForURL((url) => url.search === '?note=saved');
      await page.goto(`${status}/details`);
      expect(await page.locator('#greeting').inputValue()).toBe('Chloé');
      await chooseByKeyboard(page, '#feed-0', 'yes');
      await press(page, 'form:has(input[value="calendar"]) button');
      await page.waitForSelector('code');
      expect(await page.locator('code').innerText()).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
      await chooseByKeyboard(page, 'form:has(input[value="data"]) input[name="act"]', 'DATA_REQUEST');
      await press(page, 'form:has(input[value="data"]) button');
      await takeBack(page);
      await page.goto(preferences);
      await chooseByKeyboard(page, 'input[name="wish"]', 'decline-notes');
      await press(page, 'button');
      await page.waitForSelector('input[value="want-notes"]');
      await chooseByKeyboard(page, 'input[name="wish"]', 'want-notes');
      await press(page, 'button');
      await page.waitForSelector('input[value="decline-notes"]');
    });
  });

  it('a member answers in two taps and a look, and takes it back, by click and without scripts', async () => {
    const scene = sceneOf('en');
    await inPage(
      async (page) => {
        await preview(page, scene);
        expect(await page.locator('main').innerText()).toContain('This email goes to');
        await page.locator('form:has(input[value="do"]) button').click();
        await page.waitForURL((url) => url.search === '?note=done');
        await page.locator('input[name="sure"]').check();
        await page.locator('form:has(input[value="undo"]) button').click();
        await page.waitForURL((url) => url.search === '?note=undone');
      },
      { javaScriptEnabled: false },
    );
    const { data } = await scene.org.graphql('query($id: ID!) { timeline(id: $id) { decisionDate } }', {
      id: scene.timelineId,
    });
    expect(data.timeline.decisionDate).toBe('2026-12-04');
  });

  it.each([
    ['ON_TRACK', null],
    ['MOVE:5', null],
    ['MOVE', '12122026'],
    ['HOLD', '12122026'],
    ['DECIDE:HIRED', null],
    ['CALLED', null],
  ])('a member answers by keyboard alone, and takes it back: %s', async (answer, day) => {
    const scene = sceneOf('en');
    await byKeyboard(async (page) => {
      await page.goto(scene.answer);
      await chooseByKeyboard(page, 'input[type="radio"]', answer);
      if (day !== null) await typeDay(page, '.choice:has(> :checked) input[type="date"]', day);
      await press(page, 'form:has(input[value="preview"]) button');
      await page.waitForSelector('form:has(input[value="do"])');
      await press(page, 'form:has(input[value="do"]) button');
      await page.waitForURL((url) => url.search === '?note=done');
      await takeBack(page);
    });
  });
});

/** Of each page, as on a telephone by day and by night, and on a desk. */
const PICTURES = ['light', 'dark', 'wide'] as const;

async function takePictures(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${path}-light.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: `${path}-dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: `${path}-wide.png`, fullPage: true });
}

/** Whether a click on this sends its form: it would, and nothing that is required is missing. */
const sendsItsForm = (element: Element): boolean =>
  element instanceof HTMLButtonElement &&
  element.type === 'submit' &&
  element.form !== null &&
  (element.formNoValidate || element.form.noValidate || element.form.checkValidity());

/** Goes through the choices until that one is chosen. */
async function chooseByKeyboard(page: Page, selector: string, value: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Space');
  const chosen = page.locator(`${selector}[value="${value}"]:checked`);
  for (let pressed = 0; pressed < 20; pressed += 1) {
    if ((await chosen.count()) > 0) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not lead to ${value}`);
}

/** The same day wherever the month stands. */
async function typeDay(page: Page, selector: string, digits: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(digits);
}

async function press(page: Page, button: string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Takes back what was just sent. */
async function takeBack(page: Page): Promise<void> {
  await page.waitForSelector('form:has(input[value="undo"])');
  expect(await page.getByRole('status').last().innerText()).toContain('You can take it back until');
  await chooseByKeyboard(page, 'input[name="sure"]', 'yes');
  await press(page, '.notice button');
  await page.waitForURL((url) => url.search === '?note=undone');
}

/** Presses Tab until what is focused fits. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}
