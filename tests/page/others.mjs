/* others.mjs NPM KIND OUTPUT: the page of a campaign that is not like the usual
 * one (tests/e2e/views.sh), or of a year at its end (tests/e2e/campaign.sh):
 *
 *   empty      nobody sent anything
 *   alone      one level of few units with long names
 *   supplied   the unit sends nothing, agencies supply its figures
 *   played     everything happened that can */
import path from 'node:path';
import { everywhere } from './everywhere.mjs';
import { assert, open, printed, read, rows, start, Tap, texts } from './kit.mjs';

const [npm, kind, output] = process.argv.slice(2);
const kit = await start(npm, path.resolve(output));
const { page } = kit;
const tree = JSON.parse(read(output, 'results.json'));
const [{ id, units, title }] = tree.levels.slice(-1);
const INDICATOR = `#tieu-chi/${id}/${units[0].indicators[0].code}`;
const BESIDE = units.length > 1 ? `#${units[0].code}?voi=${units[1].code}` : null;
const VIEWS = ['#tong-quan', '#don-vi', INDICATOR, '#tien-do', `#${units[0].code}`,
  BESIDE].filter(Boolean);

const main = async (view) => {
  await open(kit, view);
  return page.evaluate(() => document.querySelector('main').innerText);
};

/* --- Nobody sent anything: words instead of ranks, charts and rows of dashes --- */

async function noResult() {
  await open(kit, '#don-vi');
  const found = await rows(kit, '#units tr[data-code]');
  assert.ok(found.length > 0);
  for (const [rank, , state, , points, , index, grade] of found)
    assert.deepEqual([rank, state, points, index, grade], ['–', 'Chưa gửi', '–', '–', '']);
  assert.match(await main(`#${units[0].code}`), /Thứ hạng\s+–\s*chưa có kết quả/);
}

async function emptyStates() {
  assert.match(await main('#tong-quan'), /Chưa có đơn vị nào có số liệu dùng được/);
  assert.match(await main(INDICATOR), /Chưa có đơn vị nào có điểm/);
  assert.match(await main(`#${units[0].code}`), /Đơn vị chưa gửi biểu tự đánh giá/);
  assert.match(await main(BESIDE), /Cả hai đơn vị chưa có điểm để so sánh/);
  assert.equal(await page.$$eval('.track', (all) =>
    all.filter((e) => e.checkVisibility()).length), 0);
}

/* --- One level --- */

async function noChoiceOfOne() {
  for (const view of ['#don-vi', '#tieu-chi', '#tien-do']) {
    await open(kit, view);
    const found = await texts(kit, '.chips button');
    assert.deepEqual(found.filter((text) => text.startsWith('Mọi cấp') ||
      text.startsWith(title)), [], view);
  }
  await open(kit, '#tien-do');
  assert.ok(!(await texts(kit, '.owed thead th')).includes('Cấp'));
}

/* Names on a phone have a line of their own, with the figure at its end. */
async function longNames() {
  await page.setViewport({ width: 320, height: 800 });
  await open(kit, BESIDE);
  const wide = await page.$$eval('.versus td.of, .pairs td.of', (all) => all.map((cell) =>
    cell.getBoundingClientRect().width / cell.parentElement.getBoundingClientRect().width));
  await page.setViewport({ width: 1366, height: 900 });
  assert.ok(wide.length > 10);
  assert.ok(wide.every((share) => share > 0.8), wide.join());
}

/* --- Figures of others --- */

async function waitsForFigures() {
  await open(kit, '#don-vi');
  assert.deepEqual(await texts(kit, '#units td.state'), ['Chờ số liệu']);
  for (const view of VIEWS) assert.ok(!/đơn vị chưa gửi/i.test(await main(view)), view);
  assert.match(await main('#tong-quan'), /Chờ cơ quan khác cung cấp số liệu\s+1/);
  await open(kit, '#tien-do');
  const steps = await texts(kit, '.process tbody th');
  assert.ok(steps[0].startsWith('Cung cấp số liệu'), steps.join());
  await open(kit, `#${units[0].code}`);
  assert.deepEqual(await texts(kit, '#unit .steps :is(select, button:not(.back))'), []);
}

/* --- Paper --- */

/* Of many units a dozen, and that with the longest name. */
function sample(all) {
  const every = process.env.DTI_TEST_LONG ? 1 : Math.ceil(all.length / 12);
  const longest = all.reduce((a, b) => a.name.length >= b.name.length ? a : b);
  return all.filter((one, i) => i % every === 0 || one === longest);
}

async function twoPages() {
  const wrong = [];
  for (const { code } of sample(tree.levels.flatMap((one) => one.units))) {
    const { pages } = await printed(kit, '#' + code);
    if (pages > 2) wrong.push(`${code}: ${pages}`);
  }
  assert.deepEqual(wrong, []);
}

/* No sheet comes out of the printer with nothing on it. */
async function noEmptyPage() {
  const wrong = [];
  for (const view of VIEWS) {
    const sheets = (await printed(kit, view)).text.split('\f').slice(0, -1);
    const empty = sheets.findIndex((sheet) => sheet.trim() === '');
    if (empty >= 0) wrong.push(`${view}: ${empty + 1} of ${sheets.length}`);
  }
  assert.deepEqual(wrong, []);
}

const TESTS = {
  empty: { 'nothing is shown as a result': noResult,
    'it says in words what there is not': emptyStates },
  alone: { 'no choice among one level': noChoiceOfOne,
    'long names side by side on a phone': longNames,
    'a unit with a long name on two pages': twoPages },
  supplied: { 'a unit that sends nothing waits for figures': waitsForFigures },
  played: { 'a unit on two pages': twoPages, 'no empty page': noEmptyPage },
};

const tap = new Tap();
try {
  await page.setViewport({ width: 1366, height: 900 });
  for (const [name, test] of Object.entries(TESTS[kind]))
    await tap.check(`index.html, ${kind}: ${name}`, test);
  for (const [name, test] of Object.entries(everywhere(kit, VIEWS)))
    await tap.check(`index.html, ${kind}: ${name}`, test);
  await tap.check(`index.html, ${kind}: the page complains of nothing`, () =>
    assert.deepEqual(kit.complaints, []));
} finally {
  await kit.browser.close();
}
process.exit(tap.failed > 0 ? 1 : 0);
