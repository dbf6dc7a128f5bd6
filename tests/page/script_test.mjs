/* script_test.mjs: parts of the page's script that need no browser. The files of
 * src/results/site/shell are no modules: each is run with those it needs before
 * it, as the page does. */
import fs from 'node:fs';
import assert from 'node:assert/strict';

const SHELL = 'src/results/site/shell/';
const load = (names, result, globals = {}) => new Function(
  ...Object.keys(globals),
  names.map((name) => fs.readFileSync(`${SHELL}${name}.js`, 'utf8')).join('\n') +
    `\nreturn ${result};`)(...Object.values(globals));

let failed = 0;
function check(name, test) {
  try {
    test();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed++;
    console.log(String(error.stack).replace(/^/gm, '# '));
    console.log(`not ok - ${name}`);
  }
}

const format = load(['format'], 'format');
const csv = load(['format', 'csv'], 'csv');
const search = load(['format', 'search'], 'search');
const address = load(['address'], 'address', { location: { hash: '' },
  history: { replaceState() {} }, addEventListener() {} });

check('points, ratios and differences as they are printed', () => {
  assert.equal(format.points(4.69), '4,69');
  assert.equal(format.ratio(0.8241), '0,8241');
  assert.equal(format.difference(-1.5), '−1,50');
  assert.equal(format.difference(0.25), '+0,25');
  assert.equal(format.points(null), '–');
  assert.equal(format.date('2025-12-05'), '05/12/2025');
});
check('CSV: semicolons, quotes, commas of numbers, and no formula', () => {
  assert.equal(csv.lines([['a;b', '0,7571', '−1,50', '–', 'nói "có"']]),
    '\uFEFF"a;b";0,7571;-1,50;;"nói ""có"""\r\n');
  for (const start of ['=', '+', '-', '@', ' =', '\uFEFF=', '\u00A0+', '＝'])
    assert.ok(/^\uFEFF"?'/.test(csv.lines([[start + 'A1()']])), start);
  assert.equal(csv.lines([['-1,5']]), '\uFEFF-1,5\r\n');
});
check('a copied list is one line a row', () =>
  assert.equal(csv.tabbed([['a\nb', 'c\td'], ['1', '–']]), 'a b\tc d\n1\t'));
check('search ignores marks unless they tell things apart', () => {
  const items = ['Phường Lợi', 'Có lỗi', '4.3 Cán bộ'];
  const found = (typed) => search.filter(items, typed, (text) =>
    search.entry([text]));
  assert.deepEqual(found('lỗi'), ['Có lỗi']);
  assert.deepEqual(found('loi'), ['Phường Lợi', 'Có lỗi']);
  assert.deepEqual(found('4.3'), ['4.3 Cán bộ']);
  assert.deepEqual(found('CAN BO'), ['4.3 Cán bộ']);
  assert.deepEqual(found(' '), items);
});
check('an address says again what it was made from', () => {
  for (const hash of ['#tong-quan', '#don-vi?q=ba+dinh&cap=commune&tt=errors&xep=-chi-so',
    '#P-BA-DINH?voi=P-BACH-MAI', '#tieu-chi/commune/4.3?thu-tu=-final'])
    assert.equal(address.print(address.parse(hash)), hash);
  assert.equal(address.parse('#P-BA-DINH').view, 'unit');
  assert.equal(address.parse('').view, 'tong-quan');
  assert.equal(address.parse('#%E0%A4%A').view, 'unit'); // cut off: no crash
  assert.equal(address.parse('#don-vi?q=%22%3Cb%3E').q, '"<b>');
});

process.exit(failed > 0 ? 1 : 0);
