/* parts.mjs NPM OUTPUT ALONE: the page of OUTPUT, which is in parts, against
 * OUTPUT/results.json; ALONE has a page whose parts were left behind
 * (tests/e2e/parts.sh). */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tap, assert, axe, click, hash, open, read, rows, start, texts, type,
  vietnamese } from './kit.mjs';

const [npm, output, alone] = process.argv.slice(2);
const kit = await start(npm, path.resolve(output));
const { page } = kit;
const level = JSON.parse(read(output, 'results.json')).levels
  .find((one) => one.id === 'commune');
const asked = []; // parts, as they are asked for
page.on('request', (request) => {
  const name = request.url().match(/trang\/([^?]*)\.js/);
  if (name) asked.push(name[1]);
});

async function fresh(where) {
  asked.length = 0;
  await open(kit, where);
}

async function opensWithoutParts() {
  await fresh('#don-vi?cap=commune');
  assert.deepEqual(asked, []);
  assert.equal(await page.$eval('#shown', (e) => e.textContent.split('/')[0]),
    String(level.units.length) );
  await type(kit, 'x-00417');
  assert.deepEqual(await texts(kit, '#units .name small'), ['X-00417']);
  assert.deepEqual(asked, []);
}

const shownRows = () => page.$$eval('#units tr[data-code]', (all) => all.length);

/* What is not shown is not in the page, but on paper all of it is. */
async function onlyWhatIsShown() {
  await fresh('#don-vi');
  assert.equal(await shownRows(), 100);
  await click(kit, '#more');
  assert.equal(await shownRows(), 200);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const all = Number(await page.$eval('#shown', (e) => parseInt(e.textContent, 10)));
  assert.ok(all > level.units.length);
  assert.equal(await shownRows(), all);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await shownRows(), 200);
  await click(kit, '[data-filter=level][data-value=commune]');
  assert.equal(await shownRows(), 100);
}

async function rowsSayWhatResultsSay() {
  await fresh('#don-vi?cap=commune&q=x-0000');
  const found = await rows(kit, '#units tr[data-code]');
  assert.equal(found.length, 10);
  for (const [rank, name, , self, final, max, index] of found) {
    const unit = level.units.find((one) => name === `${one.name} ${one.code}`);
    assert.deepEqual([rank, self, final, max, index], [
      unit.rank === null ? '–' : String(unit.rank), vietnamese(unit.points.self),
      vietnamese(unit.points.final), vietnamese(unit.points.max), vietnamese(unit.index, 4)]);
  }
}

async function sortsAllOfThem() {
  await fresh('#don-vi?cap=commune&xep=-ten');
  const names = level.units.map((one) => one.name)
    .sort(new Intl.Collator('vi', { numeric: true }).compare).reverse();
  assert.deepEqual(await texts(kit, '#units tr[data-code] .name a'),
    names.slice(0, 100));
}

async function aUnit() {
  await fresh('#don-vi?cap=commune&q=x-00001');
  await click(kit, '#units tr[data-code] a');
  await page.waitForSelector('#unit .indicators');
  assert.equal(await page.$eval('#unit-name', (e) => e.textContent),
    level.units[1].name);
  const found = await rows(kit, '#unit .indicators tbody tr:not(.group)');
  assert.deepEqual(found.map((row) => row[0]),
    level.units[1].indicators.map((one) => one.code));
  assert.equal(asked.length, 1);
  await click(kit, '#back');
  await page.waitForSelector('#unit', { hidden: true });
  assert.equal(await page.evaluate(() => document.activeElement.textContent),
    level.units[1].name);
}

async function stateInTheAddress() {
  await fresh('#X-00002?voi=X-00001');
  await page.waitForSelector('#unit .versus');
  await page.reload();
  await page.waitForSelector('#unit .pairs');
  assert.equal(await hash(kit), '#X-00002?voi=X-00001');
}

async function ranksFurtherDown() {
  await fresh('#X-00419');
  await page.waitForSelector('#unit-name');
  assert.equal(await page.$eval('#unit-name', (e) => e.textContent),
    level.units.at(-1).name);
  assert.deepEqual(asked.map((name) => name.replace(/\d+$/, '')), ['don-vi-1-']);
}

async function anIndicator() {
  await fresh('#tieu-chi/commune/4.3');
  await page.waitForSelector('.by-unit tbody tr');
  assert.equal((await rows(kit, '.by-unit tbody tr')).length, 100);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal((await rows(kit, '.by-unit tbody tr')).length,
    level.units.length);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await click(kit, '#tieu-chi .more');
  const found = await rows(kit, '.by-unit tbody tr');
  assert.equal(found.length, 200);
  const own = level.units[0];
  const row = found.find(([name]) => name === own.name);
  const final = own.indicators.find((one) => one.code === '4.3').final;
  assert.ok(row.includes(vietnamese(final)), row);
  assert.equal(asked.length, 1);
}

async function meansOfAllIndicators() {
  await fresh('#tieu-chi?cap=commune');
  const found = await rows(kit, '#tieu-chi tbody tr:not(.group)');
  for (const [code, , , , mean] of found) {
    const points = level.units.filter((one) => one.state !== 'missing')
      .map((one) => one.indicators.find((i) => i.code === code))
      .filter((i) => i.assessed && i.applicable && i.source !== 'none')
      .map((i) => Math.round(i.final * 100));
    const sum = points.reduce((a, b) => a + b, 0);
    assert.equal(mean, points.length === 0 ? '–' : vietnamese(
      Math.floor((2 * sum + points.length) / (2 * points.length)) / 100), code);
  }
  assert.deepEqual(asked, []);
}

async function whoOwesWhat() {
  await fresh('#tien-do');
  await page.waitForSelector('.owed tbody tr');
  assert.deepEqual(asked, ['viec']);
}

async function partsLeftBehind() {
  await open(kit, '#X-00001', path.resolve(alone));
  await page.waitForFunction(() =>
    document.getElementById('loading').textContent.includes('thư mục “trang”'));
  await open(kit, '#don-vi', path.resolve(alone));
  assert.ok((await texts(kit, '#units .name a')).length > 0);
}

/* A part of another run than the page is not shown. */
async function partsOfAnotherRun() {
  const parts = path.join(alone, 'trang');
  fs.cpSync(path.join(output, 'trang'), parts, { recursive: true });
  for (const name of fs.readdirSync(parts)) {
    const file = path.join(parts, name);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8')
      .replace(/'[0-9a-f]{16}'/, "'0000000000000000'"));
  }
  await partsLeftBehind();
}

async function manyUnitsOpenAtOnce() {
  const began = Date.now();
  await page.goto(pathToFileURL(path.join(path.resolve(output), 'index.html')) +
    '#don-vi', { waitUntil: 'load' });
  console.log(`# ${level.units.length} units opened in ${Date.now() - began} ms`);
  assert.ok((await texts(kit, '#units .name a')).length > 0);
}

const tap = new Tap();
try {
  await page.setViewport({ width: 1366, height: 900 });
  for (const [name, test] of Object.entries({
    'opens and is searched without a part': opensWithoutParts,
    'holds only the rows that it shows, and prints all': onlyWhatIsShown,
    'its rows say what results.json says': rowsSayWhatResultsSay,
    'is sorted over all units': sortsAllOfThem,
    'a unit loads its own, and back leads to the list': aUnit,
    'what is open survives a reload': stateInTheAddress,
    'the last unit of the list': ranksFurtherDown,
    'an indicator over all units': anIndicator,
    'means of all indicators without a part': meansOfAllIndicators,
    'who owes what': whoOwesWhat,
    'axe finds nothing on what is loaded and made': async () =>
      assert.deepEqual(await axe(kit, ['#don-vi', '#tieu-chi/commune/4.3',
        '#tien-do', '#X-00002?voi=X-00001']), []),
    'the page complains of nothing': () => assert.deepEqual(kit.complaints, []),
    'says what is missing where the parts were left behind': partsLeftBehind,
    'and where they are of another run': partsOfAnotherRun,
    'opens at once': manyUnitsOpenAtOnce,
  }))
    await tap.check('index.html in parts: ' + name, test);
} finally {
  await kit.browser.close();
}
process.exit(tap.failed > 0 ? 1 : 0);
