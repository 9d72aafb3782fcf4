import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { LARGEST_LOGO } from '../../src/organizations/logo/fetch-logo.js';
import { atOnce } from '../../src/platform/slices/at-once.js';
import { pngOf } from '../support/logo-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { accessibilityTree, axeViolations, startBrowser, withoutBrowser } from './browser.js';
import { moveWaiting, type PageScene, pageScene } from './page-scenes.js';

// All of them with `npm run test:pages`; English and a language from right to left else.
const locales = process.env['PAGES'] === 'all' ? ['en', 'ar', 'de', 'es', 'fr', 'ja'] : ['en', 'ar'];
const visits = process.env['PAGES'] === 'all' ? 50 : 3;
// `npm run screenshots`: a folder for pictures of all pages, and a sheet that shows them.
const shots = process.env['SCREENSHOTS'];
const DESK = { width: 1280, height: 720 };
const golden = (name: string) => new URL(`./golden/${name}.txt`, import.meta.url);

if (withoutBrowser !== null) process.stderr.write(`Pages are not looked at by a browser: ${withoutBrowser}\n`);
const described = withoutBrowser === null ? describe : describe.skip;

described('pages in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  // Nothing stays in them from one test to the next but the style sheet: tests share these two.
  let withScripts: Page;
  let withoutScripts: Page;
  let base: string;
  let superuser: pg.Client;
  const scenes = new Map<string, PageScene>();

  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp({ now: '2026-12-01T07:30:00Z' }), startBrowser()]);
    base = await app.app.getUrl();
    [withScripts, withoutScripts] = await Promise.all([newPage(), newPage({ javaScriptEnabled: false })]);
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
           (SELECT count(*) FROM candidates WHERE notes_declined_at IS NOT NULL) AS declined,
           (SELECT json_agg(email ORDER BY id) FROM candidates) AS addresses,
           (SELECT json_agg(json_build_array(status, text) ORDER BY id) FROM messages) AS messages`,
      )
    ).rows[0];
  /** In a context of its own, which knows nothing yet. */
  const newPage = async (options: BrowserContextOptions = {}) =>
    await (await browser.newContext({ baseURL: base, viewport: DESK, ...options })).newPage();
  const inNewPage = async (look: (page: Page) => Promise<void>) => {
    const page = await newPage();
    try {
      await look(page);
    } finally {
      await page.context().close();
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
    address: (page, { address }) => page.goto(address),
    answer: (page, { answer }) => page.goto(answer),
    digest: (page, { digest }) => page.goto(digest),
    waiting: (page, { waiting }) => page.goto(waiting),
    preview,
    dead: (page) => page.goto(`/status/${'x'.repeat(43)}`),
  };
  const every = locales.flatMap((locale) => Object.keys(PAGES).map((name) => [name, locale] as const));

  it.each(every)(
    '%s (%s) can be used by everybody: light and dark, narrow, in forced colours, on paper',
    async (name, locale) => {
      const open = PAGES[name];
      const page = withScripts;
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen' });
      await page.setViewportSize(DESK);
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
    },
  );

  it("the candidate's page is at most 30 KB with all that it loads, from this server alone, and nothing of it moves", async () => {
    // As for who opens the first page ever.
    await inNewPage(async (page) => {
      const finished: Request[] = [];
      page.on('requestfinished', (request) => finished.push(request));
      await page.addInitScript(() => {
        Object.assign(globalThis, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) Object.assign(globalThis, { shifted: entry.startTime });
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(sceneOf('en').status, { waitUntil: 'load' });
      // Drawn twice: what would have moved has.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(new Set(finished.map((request) => new URL(request.url()).origin))).toEqual(
        new Set([new URL(base).origin]),
      );
      expect(finished.map((request) => request.resourceType()).sort()).toEqual([
        'document',
        'image',
        'stylesheet',
        'stylesheet',
      ]);
      const sizes = await Promise.all(finished.map((request) => request.sizes()));
      const bytes = sizes.reduce((sum, each) => sum + each.responseBodySize + each.responseHeadersSize, 0);
      expect(bytes).toBeLessThanOrEqual(30 * 1024);
      expect(bytes).toBeGreaterThan(2_000);
      expect(await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)).toBe(0);
    });
  });

  it('robots change nothing: by HEAD, by GET, by a browser that runs scripts, by one that clicks and sends all there is', async () => {
    const { status, answer, digest, preferences, address, waiting } = sceneOf('en');
    const paths = [status, `${status}/details`, answer, digest, preferences, address, waiting];
    const before = await standing();
    const visit = async (path: string) => {
      const seen = Array.from({ length: visits }, () => [app.http.head(path), app.http.get(path)]).flat();
      expect((await Promise.all(seen)).every(({ status: code }) => code === 200)).toBe(true);
      await inNewPage(async (page) => {
        await page.addInitScript(() => {
          // It runs what it finds, and touches everything.
          addEventListener('load', () => {
            for (const element of document.querySelectorAll('*'))
              element.dispatchEvent(new Event('pointerover', { bubbles: true }));
          });
        });
        for (let time = 0; time < visits; time += 1) await page.goto(path, { waitUntil: 'load' });
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
    };
    await atOnce(paths, 3, visit);
    expect(await standing()).toEqual(before);
  });

  /** Without scripts. */
  const unscripted = (look: (page: Page) => Promise<void>) => look(withoutScripts);

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
    await unscripted(async (page) => {
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
    await unscripted(async (page) => {
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
      await chooseByKeyboard(page, 'input[name="choice"]', 'decline-notes');
      await press(page, 'button');
      await page.waitForSelector('input[value="want-notes"]');
      await chooseByKeyboard(page, 'input[name="choice"]', 'want-notes');
      await press(page, 'button');
      await page.waitForSelector('input[value="decline-notes"]');
    });
  });

  it('a member answers in two taps and a look, and takes it back, by click and without scripts', async () => {
    const scene = sceneOf('en');
    await unscripted(async (page) => {
      await preview(page, scene);
      expect(await page.locator('main').innerText()).toContain('This email goes to');
      await page.locator('form:has(input[value="do"]) button').click();
      await page.waitForURL((url) => url.search === '?note=done');
      await page.locator('input[name="sure"]').check();
      await page.locator('form:has(input[value="undo"]) button').click();
      await page.waitForURL((url) => url.search === '?note=undone');
    });
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
    await unscripted(async (page) => {
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

  it('a member answers for all of a day’s digest by keyboard alone, and takes each back', async () => {
    await unscripted(async (page) => {
      await page.goto(sceneOf('en').digest);
      const names = await page
        .locator('form:has(input[value="preview"]) fieldset input[type="radio"]')
        .evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name')))]);
      expect(names).toHaveLength(3);
      const [first, second] = names as [string, string];
      await chooseByKeyboard(page, `input[name="${first}"]`, 'ON_TRACK');
      await chooseByKeyboard(page, `input[name="${second}"]`, 'MOVE:5');
      await press(page, 'form:has(input[value="preview"]) button');
      await page.waitForSelector('form:has(input[value="do"])');
      expect(await page.locator('main').innerText()).toContain('Zoe Kaya');
      await press(page, 'form:has(input[value="do"]) button');
      await page.waitForURL((url) => url.search === '?note=done');
      const undone = page.locator('form:has(input[value="undo"])');
      expect(await undone.count()).toBe(2);
      await takeBack(page);
      expect(await undone.count()).toBe(1);
      await page.goto(sceneOf('en').digest);
      await takeBack(page);
      expect(await undone.count()).toBe(0);
    });
  });

  it('a member gives a mail that waits other words, lets it go, and stops the next, by keyboard alone', async () => {
    const { org, waiting, waitingTimelineId } = sceneOf('en');
    const act = async (page: Page, value: string, note: string) => {
      await chooseByKeyboard(page, 'input[name="act"]', value);
      if (value === 'edit') {
        await tabTo(page, '#message-note');
        await page.keyboard.press('Control+A');
        await page.keyboard.type('Better words.');
      }
      await press(page, 'form:has(input[value="message"]) button');
      await page.waitForURL((url) => url.search === `?note=${note}`);
    };
    const records = async () =>
      (
        await superuser.query(
          `SELECT n.withheld_because, m.status FROM notifications n LEFT JOIN messages m ON m.id = n.message_id
           WHERE n.timeline_id = $1 AND n.recipient = 'CANDIDATE' AND n.kind = 'TIMELINE_EXTENDED' ORDER BY n.at, n.id`,
          [waitingTimelineId],
        )
      ).rows;
    await unscripted(async (page) => {
      await page.goto(waiting);
      expect(await page.locator('.mail').innerText()).toContain('First words.');
      await act(page, 'edit', 'edited');
      expect(await page.locator('.mail').innerText()).toContain('Better words.');
      await act(page, 'approve', 'approved');
      expect(await page.locator('.mail').count()).toBe(0);
      await app.settle();
      const left = { withheld_because: null, status: 'SENT' };
      expect(await records()).toEqual([left]);
      await moveWaiting(org, waitingTimelineId, '2026-12-17');
      app.clock.advance({ minutes: 10 });
      await app.settle();
      await page.goto(waiting);
      await act(page, 'stop', 'stopped');
      expect(await page.locator('.mail').count()).toBe(0);
      expect(await records()).toEqual([left, { withheld_because: 'NOT_APPROVED', status: null }]);
    });
  });

  it('a candidate confirms another address by keyboard alone', async () => {
    const { address, newAddress } = sceneOf('en');
    const known = () => superuser.query('SELECT count(*)::int AS count FROM candidates WHERE email = $1', [newAddress]);
    expect((await known()).rows).toEqual([{ count: 0 }]);
    await unscripted(async (page) => {
      await page.goto(address);
      await chooseByKeyboard(page, 'input[name="sure"]', 'yes');
      await press(page, 'button');
      await page.waitForSelector('[role="status"]');
      expect(await page.locator('form').count()).toBe(0);
    });
    expect((await known()).rows).toEqual([{ count: 1 }]);
  });

  it.each([
    ['status', 'Send me a new link', 'If we know this link, a new one is on its way'],
    ['preferences', 'Send me a new link', 'If we know this link, a new one is on its way'],
    ['address', 'Send me a link to my page', 'If we know this link, a link to your page is on its way'],
    ['answer', 'Send me a new link', 'If we know this link'],
  ])('a dead link is asked for anew by keyboard alone, by the one button there is: %s', async (kind, button, sent) => {
    await unscripted(async (page) => {
      await page.goto(`/${kind}/${'x'.repeat(43)}`);
      expect(await page.getByRole('button').allInnerTexts()).toEqual([button]);
      await press(page, 'button');
      await page.waitForSelector('form', { state: 'detached' });
      expect(await page.locator('main').innerText()).toContain(sent);
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
