'use strict';

/* The table of the units: filter, sort, move by keyboard. The rows are read off
 * the HTML; data only ever become text, never markup. */
const byId = (id) => document.getElementById(id);

const list = (() => {
  const NAME = 1, STATE = 3, INDEX = 7, GRADE = 8; // columns
  const STEP = 300; // rows in the page at once: 20.000 would be slow to lay out
  const table = byId('units');
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const filter = byId('filter');
  const more = byId('more');
  const collator = new Intl.Collator('vi', { numeric: true });
  const chosen = { level: '', state: '' };
  let limit = STEP;
  let sorting = { column: 0, direction: 1 };
  let shown = [];

  /* "Phường Ba Đình" -> "phường ba đình" -> "phuong ba dinh" */
  const fold = (text) =>
    text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const plain = (text) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

  const numberOf = (cell) =>
    cell.dataset.v ? Number(cell.dataset.v) : null;

  const rows = Array.from(body.rows, (tr, order) => {
    // By number: a selector would search the whole page for every row.
    const link = tr.cells[NAME].querySelector('a');
    const fields = [link.textContent, link.hash, tr.cells[STATE].textContent,
      tr.cells[GRADE].textContent, tr.dataset.find];
    const marked = ' ' + fields.map(fold).join(' | ');
    return {
      tr,
      code: link.hash.slice(1),
      order,
      level: tr.dataset.level,
      state: tr.dataset.state,
      marked,
      plain: plain(marked),
    };
  });

  /* The rows with words that begin as typed. Marks are ignored, except that
   * "lỗi" does not find "Lợi" where there is a "lỗi". */
  function search(typed) {
    const candidates = rows.filter((row) =>
      (!chosen.level || row.level === chosen.level) &&
      (!chosen.state || row.state === chosen.state));
    const wanted = ' ' + fold(typed);
    if (wanted === ' ') return candidates;
    const asTyped = wanted === plain(wanted) ? []
      : candidates.filter((row) => row.marked.includes(wanted));
    return asTyped.length > 0 ? asTyped
      : candidates.filter((row) => row.plain.includes(plain(wanted)));
  }

  const keyOf = (row, column) => {
    const cell = row.tr.cells[column];
    return heads[column].dataset.kind ? numberOf(cell) : cell.textContent.trim();
  };

  /* What has no value stands last in both directions. */
  function compareKeys(a, b, direction) {
    if (a === null || b === null) return (a === null) - (b === null);
    return direction *
      (typeof a === 'number' ? a - b : collator.compare(a, b));
  }

  /* Ranks are within a level, so they never mix levels. */
  function sortRows() {
    const { column, direction } = sorting;
    const ranks = heads[column].dataset.kind === 'rank';
    for (const row of rows) row.key = keyOf(row, column);
    rows.sort((a, b) =>
      (ranks && a.level - b.level) ||
      compareKeys(a.key, b.key, direction) || a.order - b.order);
  }

  /* The bar under the index; set here because the page's policy allows no
   * style attributes. */
  function decorate(row) {
    const cell = row.tr.cells[INDEX];
    if (row.decorated || !cell.dataset.v) return;
    row.decorated = true;
    cell.style.setProperty('--share', cell.dataset.v);
  }

  function show() {
    shown = search(filter.value);
    const part = document.createDocumentFragment();
    for (const row of shown.slice(0, limit)) {
      decorate(row);
      part.append(row.tr);
    }
    body.replaceChildren(part);
    byId('shown').textContent = shown.length === rows.length
      ? `${rows.length} đơn vị` : `${shown.length}/${rows.length} đơn vị`;
    byId('empty').hidden = shown.length > 0;
    more.hidden = shown.length <= limit;
    more.textContent = `Hiện thêm (còn ${shown.length - limit} đơn vị)`;
  }

  function sortBy(column) {
    const again = sorting.column === column;
    const down = heads[column].dataset.kind === 'number';
    sorting = { column,
      direction: again ? -sorting.direction : down ? -1 : 1 };
    heads.forEach((head, i) => {
      if (i === column)
        head.setAttribute('aria-sort',
          sorting.direction > 0 ? 'ascending' : 'descending');
      else
        head.removeAttribute('aria-sort');
    });
    sortRows();
    show();
  }

  function choose(button) {
    chosen[button.dataset.filter] = button.dataset.value;
    for (const other of button.parentElement.children)
      other.setAttribute('aria-pressed', String(other === button));
    limit = STEP;
    show();
  }

  function reset() {
    filter.value = '';
    for (const button of document.querySelectorAll('.chips [data-value=""]'))
      choose(button);
    filter.focus();
  }

  /* Arrows go from the filter to the rows and from row to row. */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = Array.from(body.querySelectorAll('.name a'));
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== filter) return;
    const next = at + step < 0 ? filter : links[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => sortBy(column));
    head.replaceChildren(button);
  });
  const typed = () => { limit = STEP; show(); };
  filter.addEventListener('input', typed);
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    filter.value = '';
    typed();
  });
  for (const button of document.querySelectorAll('.chips button'))
    button.addEventListener('click', () => choose(button));
  byId('reset').addEventListener('click', reset);
  more.addEventListener('click', () => { limit += STEP; show(); });
  byId('overview').addEventListener('keydown', move);
  body.addEventListener('click', (event) => {
    const row = event.target.closest('tr');
    if (!event.target.closest('a') && !String(getSelection()))
      location.hash = row.cells[NAME].querySelector('a').hash;
  });
  byId('tools').hidden = false;
  table.classList.add('live');
  show();

  return {
    linkOf: (code) =>
      body.querySelector(`.name a[href="#${CSS.escape(code)}"]`),
    /* The codes before and after, in the order shown. */
    neighbours(code) {
      const at = shown.findIndex((row) => row.code === code);
      const codeAt = (i) => shown[i] && shown[i].code;
      return at < 0 ? [] : [codeAt(at - 1), codeAt(at + 1)];
    },
  };
})();
