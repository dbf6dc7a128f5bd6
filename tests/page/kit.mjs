/* What the tests of the views share: a browser with one page, TAP, and short ways
 * to ask the page. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export async function start(npm, folder) {
  const require = createRequire(path.join(path.resolve(npm), 'package.json'));
  const puppeteer = (await import(pathToFileURL(
    require.resolve('puppeteer-core')))).default;
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.stack));
  page.on('console', (message) => complaints.push(message.text()));
  const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return { browser, page, complaints, axe, folder };
}

export const read = (folder, name) =>
  fs.readFileSync(path.join(folder, name), 'utf8');

/* Opens a view afresh: a hash alone would be a step within the page. */
export async function open(kit, hash = '', folder = kit.folder) {
  await kit.page.goto('about:blank');
  await kit.page.goto(pathToFileURL(path.join(folder, 'index.html')) + hash);
}

/* As a reader has it who did nothing about it. */
export async function usualWindow({ page }) {
  await page.emulateMediaFeatures([]);
  await page.emulateMediaType(null);
  await page.setViewport({ width: 1366, height: 900 });
}

/* With it tests take all of what they otherwise take a sample of. */
export const LONG = Boolean(process.env.DTI_TEST_LONG);

/* What axe finds on the view that is open, on three widths, light and dark; in the dark,
 * where only the colours are others, only what it has to say of those. The pages of unusual
 * campaigns, which have the same script and styles, are tried at the outer two. */
const RULES = { light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

export async function axeHere(kit) {
  const { page } = kit, found = [];
  await page.evaluate(kit.axe);
  for (const width of kit.usual || LONG ? [390, 768, 1400] : [390, 1400]) {
    await page.setViewport({ width, height: 900 });
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      found.push(...await page.evaluate(async (where, runOnly) =>
        (await window.axe.run(document, { resultTypes: ['violations'], runOnly }))
          .violations.map((v) => `${where}: ${v.id}: ${v.nodes[0].html.slice(0, 120)}`),
      `${width} ${value}`, RULES[value]));
    }
  }
  return found;
}

/* What it finds on views, each opened afresh. */
export async function axe(kit, views) {
  const found = [];
  for (const view of views) {
    await open(kit, view);
    await kit.page.waitForFunction(() => document.getElementById('loading').hidden);
    found.push(...(await axeHere(kit)).map((one) => `${view} ${one}`));
  }
  await usualWindow(kit);
  return found;
}

export const texts = (kit, selector) => kit.page.$$eval(selector, (all) =>
  all.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim()));

export const rows = (kit, selector) => kit.page.$$eval(selector, (all) =>
  all.map((row) => Array.from(row.cells, (cell) => cell.textContent.trim())));

export const hash = (kit) => kit.page.evaluate(() => location.hash);

/* Pages and sizes of the view as it is printed, and its text. */
export async function printed(kit, view) {
  const file = path.join(os.tmpdir(), `dti-print-${process.pid}.pdf`);
  try {
    await open(kit, view);
    await kit.page.pdf({ path: file, preferCSSPageSize: true });
    const about = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    return { pages: Number(/Pages: +(\d+)/.exec(about)[1]),
      size: /Page size: +([\d.]+) x ([\d.]+)/.exec(about).slice(1, 3)
        .map((n) => Math.round(Number(n))),
      text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }) };
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/* A click that has been answered. */
export async function click(kit, selector) {
  await kit.page.$eval(selector, (element) => element.click());
  await kit.page.evaluate(() =>
    new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
}

export async function type(kit, text) {
  await kit.page.$eval('#filter', (input) => { input.value = ''; });
  await kit.page.type('#filter', text);
}

export const vietnamese = (number, digits = 2) =>
  number === null ? '–' : number.toFixed(digits).replace('.', ',');

export class Tap {
  failed = 0;

  async check(name, test) {
    try {
      await test();
      console.log(`ok - ${name}`);
    } catch (error) {
      this.failed++;
      console.log(String(error.stack).slice(0, 3000).replace(/^/gm, '# '));
      console.log(`not ok - ${name}`);
    }
  }
}

export { assert };
