/* views.mjs NPM OUTPUT COPY: every view of OUTPUT/index.html against
 * OUTPUT/results.json; COPY is OUTPUT alone, somewhere else
 * (tests/e2e/views.sh). */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { everywhere } from './everywhere.mjs';
import { assert, click, hash, open, printed, read, rows, start, Tap, texts, type,
  vietnamese } from './kit.mjs';

const [npm, output, copy] = process.argv.slice(2);
const kit = await start(npm, path.resolve(output));
kit.usual = true;
const { page } = kit;
const tree = JSON.parse(read(output, 'results.json'));
const level = (id) => tree.levels.find((one) => one.id === id);
const unit = (code) => tree.levels.flatMap((one) => one.units)
  .find((one) => one.code === code);
const indicatorOf = (one, code) => one.indicators.find((i) => i.code === code);
const VIEWS = ['#tong-quan', '#don-vi', '#tieu-chi', '#tieu-chi/commune/4.3',
  '#tien-do', '#tai-lieu', '#SO-NV', '#X-GIA-LAM', '#SO-NV?voi=SO-YT'];

/* --- By indicator --- */

async function oneIndicator() {
  await open(kit, '#tieu-chi');
  await page.evaluate(() => Array.from(document.querySelectorAll(
    '#tieu-chi a')).find((a) => a.hash.endsWith('/commune/4.3')).click());
  await page.waitForSelector('.by-unit');
  const found = await rows(kit, '.by-unit tbody tr');
  const units = level('commune').units;
  assert.deepEqual(found.map((row) => row[0]).sort(),
    units.map((one) => one.name).sort());
  const own = unit('P-BA-DINH');
  const given = indicatorOf(own, '4.3');
  const row = found.find(([name]) => name === own.name);
  assert.equal(row[1], Object.values(given.inputs)[0] ? 'Có' : 'Không');
  assert.ok(row.includes(vietnamese(given.final)), row);
  assert.ok(row.some((text) => text.startsWith('Sở KH')), row); // who scored
  assert.deepEqual(found.find(([name]) => name === unit('X-GIA-LAM').name).at(-1),
    'Không đọc được');
  const bins = await texts(kit, '#tieu-chi .bins span');
  assert.equal(bins.reduce((sum, text) => sum + Number(text), 0), 2);
}

async function findingIndicators() {
  await open(kit);
  await type(kit, 'nhan thuc');
  await page.waitForFunction(() => location.hash.startsWith('#don-vi'));
  assert.ok((await texts(kit, '#found li')).length > 0);
  await type(kit, '4.3');
  const found = await texts(kit, '#found a');
  assert.deepEqual(found.map((text) => text.match(/\d+\.\d+\./)?.[0]), ['4.3.', '4.3.']);
  await type(kit, 'ba dinh');
  assert.deepEqual(await texts(kit, '#units .name small'), ['P-BA-DINH']);
  await open(kit, '#tieu-chi?q=' + encodeURIComponent('sở y tế'));
  const expected = tree.levels.map((one) => one.units[0].indicators.filter((i) =>
    i.scored_by.includes('Sở Y tế')).length).filter(Boolean);
  assert.deepEqual(await page.$$eval('#tieu-chi table', (all) =>
    all.map((t) => t.querySelectorAll('tbody tr:not(.group)').length)), expected);
}

/* --- Pictures --- */

async function distribution() {
  await open(kit);
  const label = await page.$eval('#pictures .distribution', (e) =>
    e.getAttribute('aria-label'));
  const names = tree.campaign.grades.map((grade) => grade.name);
  for (const name of names) assert.ok(label.includes(name), label);
  assert.deepEqual(await texts(kit, '#pictures section:first-child .grades th[scope=row]'),
    names);
  const counts = names.map((name) => String(level('city').units.filter((one) =>
    one.grade === name).length));
  assert.deepEqual(await texts(kit, '#pictures section:first-child .grades td.num'),
    counts);
  const drawn = await texts(kit, '#pictures section:first-child .bins span');
  assert.equal(drawn.reduce((sum, text) => sum + Number(text), 0),
    level('city').units.length);
  const means = await texts(kit, '#pictures section:first-child .bars .num');
  assert.equal(means.length, level('city').units[0].groups.length);
}

/* The mean of two units is half of their sum, whatever else is asked. */
async function groupMarks() {
  await open(kit, '#SO-NV');
  const bars = await page.$$eval('#unit .bars .track', (all) => all.map((bar) =>
    ['i', '.mean', '.best'].map((part) => Number(
      bar.querySelector(part).style.getPropertyValue('--share')))));
  const both = level('city').units.map((one) =>
    one.groups.map((group) => group.ratio));
  const expected = both[0].map((_, i) => [unit('SO-NV').groups[i].ratio,
    (both[0][i] + both[1][i]) / 2, Math.max(both[0][i], both[1][i])])
    .filter(([ratio]) => ratio !== null);
  assert.equal(bars.length, expected.length);
  bars.forEach((bar, i) => bar.forEach((value, k) =>
    assert.ok(Math.abs(value - expected[i][k]) < 0.00011, `${bar} ${expected[i]}`)));
}

async function sideBySide() {
  await open(kit, '#SO-NV');
  await page.select('#beside', 'SO-YT');
  assert.equal(await hash(kit), '#SO-NV?voi=SO-YT');
  const found = await rows(kit, '.pairs tbody tr');
  const a = unit('SO-NV').indicators.filter((i) => i.assessed);
  const b = unit('SO-YT').indicators.filter((i) => i.assessed);
  const sign = (n) => (n > 0 ? '+' : n < 0 ? '−' : '') + vietnamese(Math.abs(n));
  assert.deepEqual(found.map(([code, , , x, y, d]) => [code, x, y, d]),
    a.map((i, k) => [i.code, vietnamese(i.final), vietnamese(b[k].final),
      sign(Math.round((i.final - b[k].final) * 100) / 100)]));
  const options = await page.$$eval('#beside option', (all) =>
    all.map((option) => option.value));
  assert.ok(!options.includes('P-BA-DINH'), 'units of another level');
}

/* Rows of viec-can-lam.csv, by heading. */
function obligations() {
  const [head, ...lines] = read(output, 'viec-can-lam.csv').replace(/^\uFEFF/, '')
    .trim().split(/\r?\n/).map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)
      .map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')));
  return lines.map((line) => Object.fromEntries(head.map((h, i) => [h, line[i]])));
}

async function agencies() {
  await open(kit, '#tien-do');
  const found = new Map();
  for (const row of await rows(kit, '.agencies tbody tr:not(.group)'))
    found.set(row[0], (found.get(row[0]) || '') + row[1]);
  const given = obligations().filter((o) => o['Biểu mẫu'] === 'Mẫu 02 vòng 1');
  assert.ok(given.length > 3);
  for (const o of given)
    assert.ok(found.get(o['Đơn vị, cơ quan']).includes(`${o['Đã có']}/${o['Phải có']}`),
      JSON.stringify(o));
}

async function deadlines() {
  await open(kit, '#tien-do');
  const found = await rows(kit, '.process tbody tr');
  const first = obligations().find((o) => o['Biểu mẫu'] === 'Mẫu 01');
  assert.ok(found[0][1].startsWith(first['Thời hạn']), found[0]);
  assert.match(found[0][1], /đã qua \d+ ngày|còn \d+ ngày|hôm nay|đã xong/);
  assert.equal(found.at(-1)[0], 'Công bố kết quả');
}

async function owedList() {
  await kit.browser.defaultBrowserContext().setPermission('*',
    { permission: { name: 'clipboard-read' }, state: 'granted' },
    { permission: { name: 'clipboard-write' }, state: 'granted' });
  await open(kit, '#tien-do');
  const found = await texts(kit, '.owed tbody th');
  assert.ok(found.includes('Sở Y tế') && found.includes(unit('X-GIA-LAM').name));
  const done = obligations().filter((o) => o['Trạng thái'] === 'Đã nhận' &&
    o['Biểu mẫu'] === 'Mẫu 01').map((o) => o['Đơn vị, cơ quan']);
  assert.deepEqual(found.filter((name) => name !== 'Sở Y tế' &&
    done.includes(name)), []);
  await page.bringToFront();
  await click(kit, '#copy');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.split('\n').length, found.length + 1);
  assert.equal(copied.split('\n')[0].split('\t').length, 8);
}

/* --- The address --- */

async function addressHolds() {
  await open(kit, '#don-vi');
  await click(kit, '[data-filter=level][data-value=commune]');
  await click(kit, '#units [data-key=chi-so] button');
  await type(kit, 'ba');
  const before = [await hash(kit), await texts(kit, '#units .name small')];
  assert.equal(before[0], '#don-vi?q=ba&cap=commune&xep=-chi-so');
  assert.deepEqual(before[1].sort(), ['P-BA-DINH', 'X-BA-VI']);
  await page.reload();
  assert.deepEqual([await hash(kit), (await texts(kit, '#units .name small')).sort()],
    before);
  assert.equal(await page.$eval('#filter', (input) => input.value), 'ba');
  await click(kit, '#units .name a');
  await click(kit, '#back');
  await page.waitForFunction((was) => location.hash === was, {}, before[0]);
  for (const view of VIEWS) {
    await open(kit, view);
    const shown = await page.evaluate(() => document.querySelector('main').innerText);
    await page.reload();
    assert.equal(await page.evaluate(() =>
      document.querySelector('main').innerText), shown);
    assert.equal(await hash(kit), view);
  }
  await open(kit, '#P-KHONG-CO');
  assert.equal(await hash(kit), '#tong-quan');
}

/* What is sorted stays so, on the view of an indicator and of two units. */
async function sortingHolds() {
  const differing = unit('SO-NV').indicators.find(({ code, self }) => self !== null &&
    ![self, null].includes(indicatorOf(unit('SO-YT'), code).self));
  for (const [view, key] of [[`#tieu-chi/city/${differing.code}`, 'self'],
    ['#SO-NV?voi=SO-YT', 'lech']]) {
    await open(kit, view);
    const sorted = `.view:not([hidden]) th[data-key=${key}][aria-sort]`;
    await click(kit, `.view:not([hidden]) th[data-key=${key}] button`);
    const [address, first] = [await hash(kit), await rows(kit, '.view:not([hidden]) tbody tr')];
    assert.ok(address.includes(`thu-tu=-${key}`), address);
    await page.reload();
    await page.waitForSelector(sorted);
    assert.equal(await hash(kit), address);
    assert.deepEqual(await rows(kit, '.view:not([hidden]) tbody tr'), first);
    await click(kit, `.view:not([hidden]) th[data-key=${key}] button`);
    assert.notDeepEqual(await rows(kit, '.view:not([hidden]) tbody tr'), first);
  }
}

/* What "Tải CSV" saves, as lines of cells. */
async function savedBy(view) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dti-csv-'));
  try {
    const session = await kit.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior',
      { behavior: 'allow', downloadPath: folder });
    await open(kit, view);
    await page.evaluate(() => Array.from(document.querySelectorAll('button'))
      .find((b) => b.textContent === 'Tải CSV' && b.checkVisibility()).click());
    for (let i = 0; i < 100; i++) {
      const [name] = fs.readdirSync(folder).filter((n) => n.endsWith('.csv'));
      if (name) return [name, fs.readFileSync(path.join(folder, name), 'utf8')];
      await new Promise((done) => { setTimeout(done, 50); });
    }
    throw new Error('nothing was saved');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function csvOfWhatIsShown() {
  const [, list] = await savedBy('#don-vi?cap=commune&xep=-ten');
  const lines = list.replace(/^\uFEFF/, '').trim().split('\r\n')
    .map((line) => line.split(';'));
  assert.ok(list.startsWith('\uFEFFCấp;'));
  assert.deepEqual(lines.slice(1).map((line) => line[1]),
    level('commune').units.map((one) => one).sort((a, b) =>
      -new Intl.Collator('vi').compare(a.name, b.name)).map((one) => one.code));
  assert.ok(lines[1].includes(vietnamese(unit(lines[1][1]).index, 4)));
  const [name, one] = await savedBy('#tieu-chi/commune/4.3');
  assert.equal(name, '4.3.csv');
  assert.equal(one.trim().split('\r\n').length, level('commune').units.length + 1);
}

/* --- Paper --- */

const A4 = [595, 842];

async function printingLevels() {
  const { pages, size, text } = await printed(kit, '#don-vi');
  assert.deepEqual(size, [...A4].reverse());
  assert.equal(pages, tree.levels.length);
  const sheets = text.split('\f');
  tree.levels.forEach((one, i) => {
    for (const { name } of one.units) assert.ok(sheets[i].includes(name), name);
    for (const head of ['Hạng', 'Đơn vị', 'Trạng thái', 'Tự đánh giá', 'Điểm',
      'Tối đa', 'DTI', 'Xếp loại', 'Lỗi', 'Cảnh báo'])
      assert.ok(sheets[i].includes(head), head);
  });
}

async function printingUnits() {
  for (const code of ['SO-NV', 'P-BA-DINH', 'X-BA-VI']) {
    const { pages, size, text } = await printed(kit, '#' + code);
    assert.deepEqual(size, A4);
    assert.ok(pages <= 2, `${code}: ${pages} pages`);
    for (const indicator of unit(code).indicators)
      assert.ok(text.includes(indicator.code), indicator.code);
  }
}

/* --- Everywhere --- */

async function ranksOfOneLevel() {
  for (const sort of ['', '-chi-so', 'ten', '-loi', 'hang', '-hang']) {
    await open(kit, `#don-vi?xep=${sort}`);
    const found = await texts(kit, '#units .name small');
    const levels = found.map((code) => tree.levels.findIndex((one) =>
      one.units.some((u) => u.code === code)));
    assert.deepEqual(levels, [...levels].sort(), sort);
  }
  assert.deepEqual(await texts(kit, '#units .level th'),
    tree.levels.map((one) => one.title));
}

async function arrows() {
  await open(kit, '#don-vi?cap=commune');
  await page.focus('#filter');
  const at = () => page.evaluate(() => {
    const cell = document.activeElement.closest('td, th');
    return cell && [cell.parentElement.rowIndex, cell.cellIndex];
  });
  const expect = async (key, place) => {
    await page.keyboard.press(key);
    assert.deepEqual(await at(), place, key);
  };
  await expect('ArrowDown', [await page.$eval('#units tr[data-code="' +
    (await texts(kit, '#units .name small'))[0] + '"]', (r) => r.rowIndex), 1]);
  const [top] = await at();
  await expect('ArrowRight', [top, 2]);
  await expect('ArrowDown', [top + 1, 2]);
  await expect('ArrowLeft', [top + 1, 1]);
  await expect('ArrowUp', [top, 1]);
  await expect('ArrowUp', [0, 1]); // the heading, past the level's name
  await expect('ArrowDown', [top, 1]);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#unit-name');
}

async function unreadable() {
  await open(kit, '#X-GIA-LAM');
  assert.equal(unit('X-GIA-LAM').state, 'missing');
  assert.equal((await texts(kit, '#unit .head .state'))[0], 'Không đọc được');
  for (const view of VIEWS) {
    await open(kit, view);
    const shown = await page.$$eval('tr', (all) => all.filter((row) =>
      row.textContent.includes('Gia Lâm')).map((row) => row.textContent));
    assert.deepEqual(shown.filter((text) => /chưa gửi/i.test(text)), []);
  }
  await open(kit, '#don-vi?tt=unreadable');
  assert.deepEqual(await texts(kit, '#units .name small'), ['X-GIA-LAM']);
}

/* Links of a view to files, once those to workbooks had time to appear. */
async function filesOf(view, folder, wanted) {
  await open(kit, view, folder);
  await page.waitForFunction((count) => document.querySelectorAll(
    '.view:not([hidden]) .files.tables a').length >= count, { timeout: 5000 }, wanted);
  return page.$$eval('.view:not([hidden]) .files a', (all) =>
    all.map((a) => decodeURIComponent(new URL(a.href).pathname)));
}

async function linksOfACopy() {
  const here = await filesOf('#SO-NV', kit.folder, 1);
  assert.ok(here.some((file) => file.endsWith('.xlsx')), here.join());
  for (const file of here) assert.ok(fs.existsSync(file), file);
  kit.complaints.length = 0; // a file that is not there is one in the console
  for (const view of ['#SO-NV', '#tai-lieu']) {
    const there = await filesOf(view, path.resolve(copy), 0);
    await new Promise((done) => { setTimeout(done, 500); });
    assert.ok(there.length > 0);
    for (const file of there) assert.ok(fs.existsSync(file), file);
    assert.equal(await page.$$eval('.files.tables a', (all) => all.filter((a) =>
      a.closest('#unit') || a.href.includes('..')).length), 0);
  }
  assert.ok((await texts(kit, '.files.tables span')).length > 0, 'names stay');
  kit.complaints.length = 0;
}

async function notAssessed() {
  const year = `Không đánh giá năm ${tree.campaign.year}`;
  for (const view of ['#tong-quan', '#P-BA-DINH', '#P-BA-DINH?voi=X-BA-VI']) {
    await open(kit, view);
    const found = await texts(kit, '.bars li');
    const none = level('commune').units[0].groups.filter((group) => !level('commune')
      .units[0].indicators.some((i) => i.group === group.code && i.assessed));
    assert.ok(none.length > 0);
    for (const { code, title } of none)
      assert.ok(found.includes(`${code}. ${title}${year}`), `${view}: ${found}`);
    assert.deepEqual(found.filter((text) => /không áp dụng/i.test(text)), []);
  }
}

const tap = new Tap();
try {
  await page.setViewport({ width: 1366, height: 900 });
  for (const [name, test] of Object.entries({
    'an indicator: all units, values, points, who scored, distribution': oneIndicator,
    'what is typed finds indicators by code and words, and units': findingIndicators,
    'a distribution with the bands of the grades, and means of groups': distribution,
    'the mean and the best of the level at each bar of a unit': groupMarks,
    'two units side by side': sideBySide,
    'progress of the agencies by round': agencies,
    'steps with their deadlines': deadlines,
    'who owes what, as a list that can be copied': owedList,
    'filters, sorting and what is open survive a reload': addressHolds,
    'the order of a table survives it, too': sortingHolds,
    'CSV of what is shown': csvOfWhatIsShown,
    'a level a page on A4, with all columns': printingLevels,
    'a unit on two pages': printingUnits,
    'ranks of two levels are never mixed': ranksOfOneLevel,
    'the arrow keys go through the table': arrows,
    'a file that cannot be read is never "not sent"': unreadable,
    'links work where OUTPUT alone was copied': linksOfACopy,
    'a group that is not assessed is called so': notAssessed,
    ...everywhere(kit, VIEWS),
    'the page complains of nothing': () => assert.deepEqual(kit.complaints, []),
  }))
    await tap.check('index.html: ' + name, test);
} finally {
  await kit.browser.close();
}
process.exit(tap.failed > 0 ? 1 : 0);
