/* What holds on every view of every campaign: nothing sticks out, what is pressed
 * is large enough, what is drawn can be seen, headings are in order, tables stay
 * tables. Each look takes a kit whose page shows a view, and gives what is wrong with it. */
import { assert, axeHere, LONG, open, usualWindow } from './kit.mjs';

/* From a small phone to a wide screen. The usual campaign's page is tried every 40
 * pixels, those of others, which have the same script and styles, at fewer widths. */
const [NARROW, WIDE] = [320, 1600];
const step = (kit) => kit.usual || LONG ? 40 : 160;

/* Of the page, of text within what cuts it off, and of words within a column that takes
 * but a few letters of them. */
function tooWide() {
  const over = document.documentElement.scrollWidth - innerWidth;
  const cut = Array.from(document.querySelectorAll('.band span, .chips button, th, td'))
    .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 &&
      e.clientWidth > 1)
    .map((e) => `cut: ${e.textContent.slice(0, 30)}`);
  const bands = Array.from(document.querySelectorAll('.band span')).filter((e) =>
    e.checkVisibility() && e.getBoundingClientRect().right >
      e.parentElement.getBoundingClientRect().right + 1)
    .map((e) => `cut: ${e.textContent}`);
  const narrow = Array.from(document.querySelectorAll('th, td'))
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width <
      (e.textContent.length > 24 ? 70 : e.textContent.length > 12 ? 42 : 0) &&
      e.clientWidth > 1)
    .map((e) => `narrow: ${e.textContent.slice(0, 30)}`);
  return [...over > 0 ? [`${over} pixels too wide`] : [], ...cut, ...bands, ...narrow];
}

/* All that can be pressed, but what is not shown until it has the focus. */
function tooSmall() {
  return Array.from(document.querySelectorAll('a[href], button, select, input'))
    .filter((e) => e.checkVisibility() && !e.matches('.skip'))
    .map((e) => [e.getBoundingClientRect(), e.textContent.slice(0, 30)])
    .filter(([box]) => box.height < 24 || box.width < 24)
    .map(([box, text]) => `${text}: ${box.width}x${box.height}`);
}

const MEASURE = `[(${tooWide})(), (${tooSmall})()]`;

/* Both at one walk through the widths; `seen` keeps for the second what is found. */
async function overflow(kit, seen) {
  seen.wide = [];
  seen.small = [];
  for (let width = NARROW; width <= WIDE; width += step(kit)) {
    await kit.page.setViewport({ width, height: 900 });
    const [wide, small] = await kit.page.evaluate(MEASURE);
    seen.wide.push(...wide.map((one) => `at ${width}: ${one}`));
    seen.small.push(...small.map((one) => `at ${width}: ${one}`));
  }
  return seen.wide;
}

const smallTargets = (kit, seen) => seen.small;

/* One of the first order, and none is left out on the way down. */
async function headings(kit) {
  const found = await kit.page.$$eval('h1, h2, h3, h4, h5, h6', (all) =>
    all.filter((e) => e.checkVisibility()).map((e) => Number(e.tagName[1])));
  return found.filter((order) => order === 1).length !== 1 || found[0] !== 1 ||
    found.some((order, i) => i > 0 && order > found[i - 1] + 1) ? [found.join(' ')] : [];
}

/* As assistive technology is told on a phone: tables keep their headings as
 * cards, and each cell has as many of them as it is shown with. */
async function tableHeadings(kit) {
  const wrong = [];
  await kit.page.setViewport({ width: 390, height: 800 });
  const session = await kit.page.createCDPSession();
  const expected = await kit.page.$$eval('.view:not([hidden]) thead th', (all) =>
    all.filter((head) => head.checkVisibility()).length);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const told = (role) => nodes.filter((node) => !node.ignored &&
    node.role && node.role.value === role).length;
  if (told('columnheader') !== expected)
    wrong.push(`${told('columnheader')} of ${expected} headings`);
  if (expected > 0 && told('cell') === 0)
    wrong.push('no cells');
  await session.detach();
  return wrong;
}

/* What axe does not measure: outlines, arrows of headings, bars, lines and marks
 * against what they stand on. [how many were looked at, those below 3] */
function lowContrasts() {
  const style = (e, pseudo) => getComputedStyle(e, pseudo);
  const rgb = (text) => text.match(/[\d.]+/g).map(Number).slice(0, 3);
  const part = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, k, i) =>
    sum + k * part(rgb(c)[i]), 0);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const behind = (e) => {
    const own = style(e).backgroundColor;
    return own === 'rgba(0, 0, 0, 0)' && e.parentElement ? behind(e.parentElement) : own;
  };
  const halo = (e) => style(e).boxShadow.match(/rgba?\([^)]*\)/)[0];
  const pairs = [];
  const all = (selector, look) => document.querySelectorAll(selector)
    .forEach((e) => e.checkVisibility() && pairs.push([selector, ...look(e)]));
  all('.chips button, .actions button, .steps button:enabled, #filter, select', (e) =>
    [style(e).borderTopColor, behind(e.parentElement)]);
  all('.chips [aria-pressed=true]', (e) =>
    [style(e).backgroundColor, behind(e.parentElement)]);
  all('thead button', (e) => [style(e, '::after').color, behind(e)]);
  all('.track i, .bins i', (e) => [style(e).backgroundColor, behind(e.parentElement)]);
  for (const band of document.querySelectorAll('.band'))
    band.parentElement.querySelectorAll('.bins i').forEach((bar) => pairs.push(
      ['bar on a band', style(bar).backgroundColor, style(band).backgroundColor]));
  all('.track b', (e) => [style(e).backgroundColor, halo(e)]);
  all('.at', (e) => [style(e).borderLeftColor, halo(e)]);
  all('.legend b', (e) => [style(e).backgroundColor, behind(e.parentElement)]);
  all('[aria-current]', (e) => [style(e).borderBottomColor, behind(e)]);
  all('.next li, .notice', (e) => [style(e).borderLeftColor, style(e).backgroundColor]);
  return [pairs.length, pairs.map(([what, a, b]) => [what, a, b, ratio(a, b)])
    .filter(([, , , value]) => !(value >= 3)).slice(0, 5)];
}

async function contrasts(kit) {
  const wrong = [], pages = new Set();
  for (const value of ['light', 'dark']) {
    await kit.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    const [count, low] = await kit.page.evaluate(lowContrasts);
    if (count === 0) wrong.push('nothing was looked at');
    wrong.push(...low.map((one) => `${value}: ${one.join(' ')}`));
    pages.add(await kit.page.evaluate(() =>
      getComputedStyle(document.body).backgroundColor));
  }
  if (pages.size !== 2) wrong.push('the dark is as light as the light');
  return wrong;
}

/* Each table is entered with Tab, and an arrow leads to another of its cells. */
async function arrowKeys(kit) {
  const wrong = [];
  for (const table of await kit.page.$$('.view:not([hidden]) table')) {
    const name = await table.evaluate((e) => e.caption ? e.caption.textContent : e.className);
    const entered = await table.evaluate((e) => {
      const first = e.querySelector('tbody :is(a[href], button, [tabindex="0"])') ||
        e.querySelector('a[href], button');
      if (first) first.focus();
      return first !== null;
    });
    const at = () => table.evaluate((e) => e.contains(document.activeElement)
      ? Array.from(e.querySelectorAll('th, td')).indexOf(
        document.activeElement.closest('th, td')) : -1);
    const before = await at();
    await kit.page.keyboard.press('ArrowRight');
    if (await at() === before) // the last of its row
      await kit.page.keyboard.press('ArrowLeft');
    const after = await at();
    if (!entered || after < 0 || after === before)
      wrong.push(`${name}: from cell ${before} to ${after}`);
  }
  return wrong;
}

/* On paper: what stands beside the page, which cuts it off, and what is said by the way in
 * a larger type than what it is said of. */
function beyondPaper() {
  const seen = (selector) => Array.from(document.querySelectorAll(selector))
    .filter((e) => e.checkVisibility());
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  return [
    ...seen('main :not(.unseen)').map((e) => [e.getBoundingClientRect(), e])
      .filter(([box]) => box.width > 0 && (box.left < -0.5 || box.right > innerWidth + 0.5))
      .map(([, e]) => `beside the page: ${e.className} ${e.textContent.slice(0, 30)}`),
    ...seen('main small').filter((e) => size(e) > size(e.parentElement) + 0.1)
      .map((e) => `large: ${e.textContent.slice(0, 30)}`)].slice(0, 5);
}

async function paper(kit, { view }) {
  await kit.page.emulateMediaType('print');
  await kit.page.setViewport({ width: /^#[A-Z]/.test(view) ? 703 : 1032, height: 900 }); // A4 at 96 dpi
  return kit.page.evaluate(beyondPaper);
}

/* name -> look. The last ones move the focus, and have the browser keep the tree of the
 * page, which makes it slow. */
const LOOKS = {
  'no overflow from 320 to 1.600 pixels': overflow,
  'targets of 24 pixels at each width': smallTargets,
  'nothing beside the page on paper, and small print smaller': paper,
  'headings in order': headings,
  'outlines, arrows, bars and marks have a contrast of 3, light and dark': contrasts,
  'axe finds nothing, light and dark, on each width': axeHere,
  'headings of tables are told on a phone': tableHeadings,
  'the arrow keys go through each table': arrowKeys,
};

/* Opens each view once and looks at it in every way: name -> what is wrong. A look that
 * breaks off found something wrong. */
async function lookAt(kit, views) {
  const wrong = Object.fromEntries(Object.keys(LOOKS).map((name) => [name, []]));
  for (const view of views) {
    const seen = { view };
    await open(kit, view);
    await kit.page.waitForFunction(() => document.getElementById('loading').hidden);
    for (const [name, look] of Object.entries(LOOKS)) {
      const found = await Promise.resolve(look(kit, seen)).catch((error) => [error.stack]);
      wrong[name].push(...found.map((one) => `${view}: ${one}`));
      await usualWindow(kit);
    }
  }
  return wrong;
}

/* The tests that hold of all views: name -> test. */
export function everywhere(kit, views) {
  let wrong = null;
  return Object.fromEntries(Object.keys(LOOKS).map((name) => [name, async () => {
    wrong ??= lookAt(kit, views);
    assert.deepEqual((await wrong)[name], []);
  }]));
}
