'use strict';

/* The table of the units: filtered, sorted and saved as it is shown. Each level
 * is a part of its own with its own ranks, which sorting never mixes. */
const list = (() => {
  const DEFAULT_SORT = 'hang';
  const made = dom.byId('units');
  const heads = Array.from(made.tHead.rows[0].cells);
  const labels = heads.map((head) => head.textContent);
  const parts = data.units.map((units, level) => ({ level, units,
    body: made.tBodies[level], head: made.tBodies[level].rows[0] }));
  const more = dom.byId('more');
  let shown = []; // the units in the order of the table

  /* Columns: what a unit is sorted by. */
  const KEYS = { hang: (u) => u.rank, ten: (u) => u.name,
    'trang-thai': (u) => u.state, 'tu-danh-gia': (u) => u.self,
    diem: (u) => u.final, 'toi-da': (u) => u.max, 'chi-so': (u) => u.index,
    'xep-loai': (u) => u.index, loi: (u) => u.errors,
    'canh-bao': (u) => u.warnings };
  const FALLING = ['tu-danh-gia', 'diem', 'toi-da', 'chi-so', 'xep-loai', 'loi',
    'canh-bao'];

  const entryOf = (unit) => {
    unit.entry = unit.entry || search.entry(
      [unit.name, unit.code, unit.state, unit.grade, unit.find]);
    return unit.entry;
  };

  function candidates({ level, state }) {
    return parts.filter((part) =>
      !level || data.levels[part.level].id === level)
      .flatMap((part) => part.units)
      .filter((unit) => !state || unit.shown === state);
  }

  function sorted(units, sort) {
    const { key, direction } = table.readSort(sort || DEFAULT_SORT);
    const keyOf = KEYS[key] || KEYS[DEFAULT_SORT];
    return units.map((unit, order) => ({ unit, order, by: keyOf(unit) }))
      .sort((a, b) => a.unit.level - b.unit.level ||
        table.compare(a.by, b.by, direction) || a.order - b.order)
      .map((keyed) => keyed.unit);
  }

  /* The row of a unit as results/site/list.c writes it. */
  function makeRow(unit) {
    const cell = (className, text) => dom.make('td', { className }, text);
    const count = (className, number) =>
      cell(number ? `num ${className}` : 'num none',
        String(number || format.NONE));
    return dom.make('tr', { 'data-code': unit.code, 'data-state': unit.shown },
      cell('num rank', String(unit.rank === null ? format.NONE : unit.rank)),
      dom.make('th', { scope: 'row', className: 'name' },
        dom.make('a', {}, unit.name), ' ', dom.make('small', {}, unit.code)),
      dom.make('td', { className: `state ${unit.shown}` },
        dom.make('span', {}, unit.state)),
      cell('num self', format.points(unit.self)),
      cell('num final', format.points(unit.final)),
      cell('num max', format.points(unit.max)),
      cell('num index', format.ratio(unit.index)), cell('grade', unit.grade),
      count('errors', unit.errors), count('warnings', unit.warnings));
  }

  const rowOf = (unit) => (unit.tr = unit.tr || makeRow(unit));

  /* What every row needs once it is shown: roles, labels, its bar. */
  function decorate(unit) {
    const tr = rowOf(unit);
    const link = tr.cells[1].firstChild;
    link.href = address.to({ view: 'unit', path: [unit.code] });
    if (unit.decorated) return tr;
    unit.decorated = true;
    table.describeRow(tr, labels);
    if (unit.index !== null) dom.share(tr.cells[6], unit.index);
    return tr;
  }

  /* Levels without a row have no heading either. */
  function place(units) {
    for (const part of parts) {
      const own = units.filter((unit) => unit.level === part.level);
      part.body.hidden = own.length === 0;
      part.body.replaceChildren(part.head, ...own.map(decorate));
    }
  }

  /* The indicators that are meant by what is typed, under the filters. */
  function showFound(typed, level) {
    const found = typed.trim() ? indicators.find(typed, level).slice(0, 8) : [];
    dom.byId('found').replaceChildren(...found.map(({ level: at, indicator }) =>
      dom.make('li', {}, dom.make('a', { href: address.to({ view: 'tieu-chi',
        path: [data.levels[at].id, indicator.code] }) },
      `${format.capital(data.terms.indicator)} ${indicator.code}. ` +
        indicator.title), ' ',
      dom.make('small', {}, data.levels[at].title))));
  }

  function showChips(state) {
    for (const chip of dom.byId('tools').querySelectorAll('[data-filter]'))
      chip.setAttribute('aria-pressed',
        String(state[chip.dataset.filter] === chip.dataset.value));
  }

  const allCount = parts.reduce((sum, part) => sum + part.units.length, 0);

  function show(state) {
    shown = sorted(search.filter(candidates(state), state.q, entryOf),
      state.sort);
    const limit = paging.limit('don-vi');
    place(shown.slice(0, limit));
    showChips(state);
    showFound(state.q, state.level);
    table.markSort(heads, state.sort || DEFAULT_SORT);
    dom.byId('shown').textContent = shown.length === allCount
      ? `${allCount} đơn vị` : `${shown.length}/${allCount} đơn vị`;
    dom.byId('empty').hidden = shown.length > 0;
    made.hidden = shown.length === 0;
    more.hidden = shown.length <= limit;
    more.textContent = paging.label(shown.length, limit);
  }

  function texts() {
    const title = (unit) => data.levels[unit.level].title;
    return [['Cấp', 'Mã đơn vị', ...labels],
      ...shown.map((unit) => [title(unit), unit.code,
        ...Array.from(rowOf(unit).cells, (cell, i) =>
          i === 1 ? unit.name : cell.textContent)])];
  }

  function setUp() {
    for (const head of heads) {
      const { key } = head.dataset;
      head.replaceChildren(dom.button(head.textContent, () =>
        address.set({ sort: table.nextSort(key, FALLING.includes(key),
          address.state.sort || DEFAULT_SORT) })));
    }
    for (const chip of dom.byId('tools').querySelectorAll('[data-filter]'))
      chip.addEventListener('click', () => {
        paging.again('don-vi');
        address.set({ [chip.dataset.filter]: chip.dataset.value });
      });
    dom.byId('reset').addEventListener('click', () =>
      address.set({ q: '', level: '', state: '' }));
    more.addEventListener('click', () => {
      paging.more('don-vi');
      show(address.state);
    });
    dom.byId('tools').querySelector('.actions').append(
      dom.button('Tải CSV', () => csv.save('don-vi', texts())),
      dom.button('In danh sách', () => print()));
    made.tBodies[0].parentElement.addEventListener('click', openRow);
    for (const part of parts) table.describeRow(part.head, []);
    table.keys(table.describeFrame(made));
    made.classList.add('live');
    dom.byId('tools').hidden = false;
  }

  /* Anywhere in a row opens it, unless text is being marked. */
  function openRow(event) {
    const row = event.target.closest('tr[data-code]');
    if (row && !event.target.closest('a') && !String(getSelection()))
      location.hash = row.cells[1].firstChild.hash;
  }

  return {
    setUp, show, texts,
    focusFirst() {
      if (shown.length > 0) table.focusCell(rowOf(shown[0]).cells[1]);
    },
    focusUnit(code) {
      const unit = shown.find((one) => one.code === code);
      if (unit && unit.tr && unit.tr.isConnected) table.focusCell(unit.tr.cells[1]);
    },
    /* The codes before and after, in the order shown; of a unit that the
     * filters hide, in that of its level. */
    neighbours(code) {
      let units = sorted(search.filter(candidates(address.state),
        address.state.q, entryOf), address.state.sort);
      if (!units.some((unit) => unit.code === code))
        units = parts.map((part) => part.units).find((own) =>
          own.some((unit) => unit.code === code)) || [];
      const at = units.findIndex((unit) => unit.code === code);
      const codeAt = (i) => units[i] && units[i].code;
      return at < 0 ? [] : [codeAt(at - 1), codeAt(at + 1)];
    },
  };
})();
