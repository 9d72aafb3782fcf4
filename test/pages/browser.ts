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

/** What stands against the page's accessibility, each with where. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    async () => await (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Without what differs from run to run: secrets and ids. */
export async function accessibilityTree(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot();
  return `${tree.replace(/[\w-]{43}/gu, '(secret)').replace(/[\da-f]{8}-[\da-f-]{27}/gu, '(id)')}\n`;
}
