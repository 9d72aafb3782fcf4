import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian's package puts it. */
const path = '/usr/bin/chromium';

/** Why pages are not looked at by a browser here; null: they are. */
export const withoutBrowser = existsSync(path) ? null : `there is no ${path}: install Debian's package chromium`;

export async function startBrowser(): Promise<Browser> {
  // The tests run as root in a container, where Chromium has no sandbox of its own.
  return await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

type Axe = { readonly axe: { run(options: object): Promise<AxeResults> } };

/** Of all rules, those that what is drawn can break where the same page was found good in other colours. */
const OF_COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
// Nothing is told of what was found good, of which there is far more.
const ALL = { resultTypes: ['violations'] };

/** What stands against the page's accessibility, each with where. `OF_COLOURS`: after all of it was looked at in others. */
export async function axeViolations(page: Page, rules: 'ALL' | 'OF_COLOURS' = 'ALL'): Promise<string[]> {
  if (rules === 'ALL') await page.evaluate(axeSource);
  return await page.evaluate(
    async (options) => {
      const { violations } = await (globalThis as unknown as Axe).axe.run(options);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    rules === 'ALL' ? ALL : { ...ALL, ...OF_COLOURS },
  );
}

// Of the zones to choose from, one stands for four hundred.
const ZONES = /^ *- option "[A-Z]\w+\/(?!Berlin").*\n/gmu;

/** Without what differs from run to run: secrets and ids. */
export async function accessibilityTree(page: Page): Promise<string> {
  const tree = (await page.locator('body').ariaSnapshot()).replace(ZONES, '');
  return `${tree.replace(/[\w-]{43}/gu, '(secret)').replace(/[\da-f]{8}-[\da-f-]{27}/gu, '(id)')}\n`;
}
