'use strict';

/* Numbers and words as Vietnamese officials write them. Points are whole
 * hundredths while they are subtracted, so that nothing is lost. */
const format = (() => {
  const NONE = '–';

  const decimal = (value, digits) =>
    value === null ? NONE : value.toFixed(digits).replace('.', ',');
  const points = (value) => decimal(value, 2);
  const ratio = (value) => decimal(value, 4);
  const maximum = (value) =>
    value === null ? NONE : String(value).replace('.', ',');

  /* '+1,50', '−0,25', '0,00': a real minus, as wide as the plus. */
  function difference(value, print = points) {
    if (value === null) return NONE;
    const text = print(Math.abs(value));
    return (value > 0 ? '+' : value < 0 ? '−' : '') + text;
  }

  /* '2025-12-15' -> '15/12/2025' */
  const date = (iso) => iso === null ? NONE : iso.split('-').reverse().join('/');

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  const hundredths = (value) => Math.round(value * 100);

  /* "Phường Ba Đình" -> "phường ba đình" -> "phuong ba dinh" */
  const fold = (text) =>
    text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const plain = (text) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

  return { NONE, decimal, points, ratio, maximum, difference, date, capital,
    hundredths, fold, plain };
})();
