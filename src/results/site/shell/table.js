'use strict';

/* Tables: made from columns and rows, sorted by their headings, gone through
 * with the arrow keys, and told to a screen reader as tables also where a
 * narrow screen shows their rows as cards. */
const table = (() => {
  const collator = new Intl.Collator('vi', { numeric: true });

  /* What has no value stands last in both directions. */
  function compare(a, b, direction) {
    if (a === null || b === null) return (a === null) - (b === null);
    return direction *
      (typeof a === 'number' ? a - b : collator.compare(a, b));
  }

  /* 'chi-so' is ascending, '-chi-so' descending. */
  const readSort = (text) => text.startsWith('-')
    ? { key: text.slice(1), direction: -1 } : { key: text, direction: 1 };

  /* What a click on a heading asks for: numbers begin with the highest. */
  function nextSort(key, falling, current) {
    const { key: now, direction } = readSort(current);
    if (now === key) return direction > 0 ? '-' + key : key;
    return falling ? '-' + key : key;
  }

  function markSort(heads, sort) {
    const { key, direction } = readSort(sort);
    for (const head of heads)
      if (head.dataset.key === key)
        head.setAttribute('aria-sort',
          direction > 0 ? 'ascending' : 'descending');
      else
        head.removeAttribute('aria-sort');
  }

  /* Roles that CSS cannot take away, and the heading of each cell, which
   * cards show beside it. */
  const ROLES = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup',
    TR: 'row', TD: 'cell' };

  function describeRow(row, labels) {
    row.setAttribute('role', 'row');
    let column = 0;
    for (const cell of row.cells) {
      const spans = cell.colSpan > 1 && cell.scope === 'rowgroup';
      cell.setAttribute('role',
        cell.scope === 'row' || spans ? 'rowheader' : ROLES.TD);
      if (labels[column] && !spans) cell.dataset.label = labels[column];
      column += cell.colSpan;
    }
  }

  const labelsOf = (made) =>
    Array.from(made.tHead.rows[0].cells, (head) => head.textContent);

  /* All but the rows, which a long table describes as it shows them. */
  function describeFrame(made) {
    for (const part of [made, made.tHead, ...made.tBodies])
      part.setAttribute('role', ROLES[part.tagName]);
    made.tHead.rows[0].setAttribute('role', 'row');
    for (const head of made.tHead.rows[0].cells)
      head.setAttribute('role', 'columnheader');
    return made;
  }

  function describe(made) {
    const labels = labelsOf(made);
    for (const body of made.tBodies)
      for (const row of body.rows) describeRow(row, labels);
    return describeFrame(made);
  }

  /* --- Arrow keys --- */

  const focusable = (cell) => cell.querySelector('a, button') || cell;

  function focusCell(cell) {
    const target = focusable(cell);
    if (target === cell && !cell.hasAttribute('tabindex')) cell.tabIndex = -1;
    target.focus();
  }

  const ARROWS = { ArrowDown: [1, 0], ArrowUp: [-1, 0],
    ArrowRight: [0, 1], ArrowLeft: [0, -1] };

  /* The cell one step away, past rows that are one heading; undefined at the
   * edge. */
  function cellFrom(made, cell, [down, right]) {
    const row = cell.parentElement;
    if (right) return row.cells[cell.cellIndex + right];
    const rows = Array.from(made.rows).filter((one) =>
      one === row || one.cells.length > 1);
    const next = rows[rows.indexOf(row) + down];
    return next && next.cells[Math.min(cell.cellIndex, next.cells.length - 1)];
  }

  function move(event) {
    const step = ARROWS[event.key];
    const cell = event.target.closest('td, th');
    const made = event.currentTarget;
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey ||
        event.target.matches('input, select')) return;
    const next = cellFrom(made, cell, step);
    if (!next) return;
    event.preventDefault();
    focusCell(next);
  }

  /* A table without anything to press is entered at its first cell. */
  function keys(made) {
    made.addEventListener('keydown', move);
    const first = made.querySelector('tbody :is(th, td) + td');
    if (first && !made.querySelector('a, button'))
      first.previousElementSibling.tabIndex = 0;
    return made;
  }

  /* --- Making --- */

  /* A column: `key` and `title`; `show(row)` is its text or element;
   * `value(row)` what it is sorted by, without which it is not; `text(row)`
   * what CSV has where `show` makes an element; `className`. Numbers have the
   * class `num`. */
  function headOf(column, sort, onSort) {
    const head = dom.make('th', { scope: 'col', className: column.className,
      'data-key': column.key });
    const falling = /\bnum\b/.test(column.className || '');
    if (column.value && onSort)
      head.append(dom.button(column.title, () =>
        onSort(nextSort(column.key, falling, sort))));
    else
      head.append(column.title);
    return head;
  }

  function rowOf(columns, row, className) {
    const cells = columns.map((column) => {
      const shown = column.show(row);
      return dom.make(column.heads ? 'th' : 'td', { className: column.className,
        scope: column.heads ? 'row' : null }, shown === null ? '' : shown);
    });
    return dom.make('tr', { className }, ...cells);
  }

  function sorted(rows, columns, sort) {
    const { key, direction } = readSort(sort);
    const column = columns.find((one) => one.key === key);
    if (!column || !column.value) return rows;
    return rows.map((row, order) => ({ row, order, by: column.value(row) }))
      .sort((a, b) => compare(a.by, b.by, direction) || a.order - b.order)
      .map((keyed) => keyed.row);
  }

  /* { caption, className, columns, groups: [{ title, rows }] or rows, sort,
   *   onSort(sort), rowClass(row), limit: rows that are shown, narrow: it needs
   *   no cards on a phone } */
  function build(about) {
    const { columns, sort = '', onSort, rowClass = () => '',
      limit = Infinity } = about;
    const heads = columns.map((column) => headOf(column, sort, onSort));
    const bodies = (about.groups || [{ rows: about.rows }]).map((group) =>
      dom.make('tbody', {},
        group.title && dom.make('tr', { className: 'group' }, dom.make('th',
          { colSpan: columns.length, scope: 'rowgroup' }, group.title)),
        ...sorted(group.rows, columns, sort).slice(0, limit).map((row) =>
          rowOf(columns, row, rowClass(row)))));
    markSort(heads, sort);
    return keys(describe(dom.make('table',
      { className: (about.narrow ? '' : 'cards ') + about.className },
      dom.make('caption', { className: 'unseen' }, about.caption),
      dom.make('thead', {}, dom.make('tr', {}, ...heads)), ...bodies)));
  }

  /* The same as rows of text, headings first. */
  function texts({ columns, rows, sort = '' }) {
    const textOf = (column, row) => {
      const shown = (column.text || column.show)(row);
      return shown === null ? '' : String(shown);
    };
    return [columns.map((column) => column.title),
      ...sorted(rows, columns, sort).map((row) =>
        columns.map((column) => textOf(column, row)))];
  }

  return { build, texts, describe, describeFrame, describeRow, labelsOf, keys, focusCell,
    compare, readSort, nextSort, markSort };
})();
