'use strict';

/* What is shown, for a Vietnamese Excel: semicolons, decimal commas, a mark of
 * UTF-8. As in the program's own CSV files a cell that begins like a formula is
 * defused. */
const csv = (() => {
  const BLANK = /^[ \n\uFEFF\u00A0\v\f]*/;
  const SIGN = /^[=+\-@\t\r＝＋－＠]/;
  const NUMBER = /^[+-]?\d+(,\d+)?$/;

  function cell(text) {
    const formula = !NUMBER.test(text) && SIGN.test(text.replace(BLANK, ''));
    const safe = formula ? "'" + text : text;
    return /[,;\t"\r\n]/.test(safe) && !NUMBER.test(safe)
      ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  /* '–' says that nothing stands there, and '−' is a minus of print. */
  const plain = (text) =>
    text === format.NONE ? '' : text.replace(/^−(?=\d)/, '-');

  const lines = (rows) => '\uFEFF' + rows.map((row) =>
    row.map((text) => cell(plain(text))).join(';') + '\r\n').join('');

  function save(name, rows) {
    const url = URL.createObjectURL(
      new Blob([lines(rows)], { type: 'text/csv' }));
    dom.make('a', { href: url, download: name + '.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000); // once it is being saved
  }

  /* Rows as a spreadsheet or an e-mail takes them. */
  const tabbed = (rows) => rows.map((row) =>
    row.map((text) => plain(text).replace(/\s+/g, ' ')).join('\t')).join('\n');

  return { lines, save, tabbed };
})();
