'use strict';

/* One indicator over all units of its level: values, points, who scored, and how
 * the points are distributed. */
const indicatorPage = (() => {
  const BINS = 10; // of the share of the maximum

  /* What a unit reported: one value alone, several by letter. */
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
  const isWrong = (value) => Array.isArray(value);
  const textOf = (value) => value === null || value === undefined
    ? format.NONE : isWrong(value) ? value[0] || '' : value;

  /* A value, and what a scoring agency accepted in its place. */
  const isCorrected = (accepted) => accepted !== null && accepted !== undefined;

  function valueLine(value, i, several, accepted) {
    const line = [several && `${LETTERS[i]}: `, textOf(value),
      isCorrected(accepted) && ` → ${textOf(accepted)}`];
    return dom.make('span', { className: 'value' }, ...line,
      isWrong(value) && dom.make('small', { className: 'wrong' },
        ' không hợp lệ'));
  }

  const valuesCell = ({ values, accepted }) => values.length === 0 ? ''
    : dom.make('span', {}, ...values.map((value, i) =>
      valueLine(value, i, values.length > 1, accepted[i])));

  /* Who gave the points that count. */
  const SOURCES = { computed: 'Tính từ số liệu', none: 'Chưa có điểm' };
  function scorersOf(row) {
    if (row.source === 'council') return format.capital(data.terms.council);
    if (SOURCES[row.source]) return SOURCES[row.source];
    return row.scorers.map((agency) => data.shared.agencies[agency].short).join(', ');
  }

  const STEPS = [['self', 'Tự đánh giá'], ['computed', 'Điểm tính'],
    ['round1', 'Lần 1'], ['round2', 'Lần 2'],
    ['council', format.capital(data.terms.council)], ['final', 'Kết quả']];

  /* Columns of points that hold any. */
  const stepsIn = (rows) => STEPS.filter(([key]) => key === 'final' ||
    rows.some(({ row }) => row && row[key] !== null));

  const numeric = (values) => values.length === 1 && !isWrong(values[0]) &&
    /^-?[\d.]+(,\d+)?%?$/.test(values[0] || '')
    ? Number(values[0].replace(/[.%]/g, '').replace(',', '.')) : null;

  const pointsColumn = ([key, title]) => ({ key, title,
    className: key === 'final' ? 'num final' : 'num',
    show: ({ row }) => row ? format.points(row[key]) : format.NONE,
    value: ({ row }) => row && row[key] });

  const unitColumn = { key: 'ten', title: 'Đơn vị', className: 'name',
    heads: true, value: ({ summary }) => summary.name,
    text: ({ summary }) => summary.name,
    show: ({ summary }) => dom.make('a', { href: address.to({ view: 'unit',
      path: [summary.code] }) }, summary.name) };

  const valueColumn = { key: 'gia-tri', title: 'Giá trị', className: 'values',
    show: ({ row }) => row ? valuesCell(row) : format.NONE,
    value: ({ row }) => row && numeric(row.values) };

  const scorerColumn = { key: 'cham', title: 'Người chấm', className: 'by',
    show: ({ row }) => row ? scorersOf(row) : format.NONE,
    value: ({ row }) => row ? scorersOf(row) : null };

  const reasonColumn = { key: 'ly-do', title: 'Lý do', className: 'reason',
    show: ({ row, summary }) => !row ? summary.state
      : !row.applicable ? 'Không áp dụng cho đơn vị' : row.reason || '' };

  const columnsOf = (one, rows) => [unitColumn,
    one.indicator.inputs.length > 0 && valueColumn,
    ...stepsIn(rows).map(pointsColumn), scorerColumn,
    rows.some(reasonColumn.show) && reasonColumn]
    .filter(Boolean);

  /* In CSV each value has a column, and the unit its code. */
  function texts(one, rows, state) {
    const values = one.indicator.inputs.flatMap((input, i) => {
      const title = input.unit ? `${input.label} (${input.unit})` : input.label;
      const corrected = rows.some(({ row }) =>
        row && isCorrected(row.accepted[i]));
      return [{ title, show: ({ row }) => row ? textOf(row.values[i]) : '' },
        corrected && { title: `${title}, chấp nhận`, show: ({ row }) =>
          row && isCorrected(row.accepted[i]) ? textOf(row.accepted[i]) : '' }]
        .filter(Boolean);
    });
    const columns = columnsOf(one, rows).flatMap((column) =>
      column === valueColumn ? values : [column]);
    const code = { title: 'Mã đơn vị', show: ({ summary }) => summary.code };
    return table.texts({ columns: [code, ...columns], rows,
      sort: state.order });
  }

  /* --- The parts of the page --- */

  const fact = (label, value) => [dom.make('dt', {}, label),
    dom.make('dd', {}, value)];

  function facts({ level, indicator }) {
    return dom.make('dl', { className: 'facts' },
      ...fact('Cấp đánh giá', data.levels[level].title),
      ...fact('Điểm tối đa', format.maximum(indicator.max)),
      ...fact('Cơ quan chấm điểm', indicator.scored_by.join(', ')),
      ...indicator.inputs.flatMap((input, i) => fact(
        indicator.inputs.length > 1 ? `Giá trị ${LETTERS[i]}` : 'Giá trị',
        input.unit ? `${input.label} (${input.unit})` : input.label)));
  }

  function picture(one) {
    const stats = indicators.statsOf(one);
    if (!one.indicator.assessed || one.indicator.max === 0) return null;
    if (stats.units === 0)
      return dom.make('p', { className: 'note' }, 'Chưa có đơn vị nào có điểm.');
    const finals = indicators.finalsOf(one);
    const full = finals.filter((p) => p === one.indicator.max).length;
    const none = finals.filter((p) => p === 0).length;
    const text = `${stats.units} đơn vị: trung bình ` +
      `${format.points(stats.mean)} điểm ` +
      `(${indicators.percent(stats.ratio)} điểm tối đa), cao nhất ` +
      `${format.points(stats.best)}; ${full} đơn vị đạt điểm tối đa, ` +
      `${none} đơn vị 0 điểm`;
    return dom.section('Phân bố điểm', dom.make('p', {}, text + '.'),
      charts.distribution({ bins: BINS, label: text, show: charts.percent,
        ratios: finals.map((p) => p / one.indicator.max) }),
      dom.make('p', { className: 'legend' },
        'Trục ngang: phần của điểm tối đa; trên cột: số đơn vị.'));
  }

  /* Units that match what is typed, as in the list. */
  const entries = new Map(); // a unit's summary -> its entry
  function entryOf({ summary }) {
    if (!entries.has(summary))
      entries.set(summary,
        search.entry([summary.name, summary.code, summary.state]));
    return entries.get(summary);
  }

  function unitsPart(one, state) {
    const rows = data.rowsOf(one.level, one.place);
    const found = search.filter(rows, state.q, entryOf);
    return dom.section('Các đơn vị', dom.make('div', { className: 'actions' },
      dom.make('p', { role: 'status' }, found.length === rows.length
        ? `${rows.length} đơn vị` : `${found.length}/${rows.length} đơn vị`),
      dom.button('Tải CSV', () =>
        csv.save(one.indicator.code, texts(one, found, state))),
      dom.button('In', () => print())),
    table.build({ caption: `Điểm ${one.indicator.code} của các đơn vị`,
      className: 'by-unit', columns: columnsOf(one, rows), rows: found,
      sort: state.order || '-final', limit: paging.limit('tieu-chi'),
      onSort: (order) => address.set({ order }) }),
    paging.button('tieu-chi', found.length));
  }

  function navigation(one) {
    const own = indicators.all.filter((other) => other.level === one.level);
    const step = (other, text) => dom.button(text, () =>
      address.go({ view: 'tieu-chi', path: [data.levels[other.level].id,
        other.indicator.code] }), {});
    const before = own[one.place - 1], after = own[one.place + 1];
    const term = data.terms.indicator;
    return dom.make('nav', { className: 'steps', 'aria-label':
      format.capital(term) },
    dom.button(`← Danh sách ${term}`, () => address.go({ view: 'tieu-chi' }),
      { className: 'back' }),
    before && step(before, `‹ ${before.indicator.code}`),
    after && step(after, `${after.indicator.code} ›`));
  }

  function show(place, one, state) {
    const { indicator } = one;
    const group = data.levels[one.level].groups.find((other) =>
      other.code === indicator.group);
    place.replaceChildren(...[navigation(one),
      dom.make('div', { className: 'head' },
        dom.make('h2', { tabIndex: -1, className: 'name' },
          `${indicator.code}. ${indicator.title}`),
        dom.make('p', {}, `${group.code}. ${group.title}`)),
      facts(one),
      !indicator.assessed && dom.make('p', { className: 'note' },
        `${indicators.notAssessed()}.`),
      picture(one), unitsPart(one, state)].filter(Boolean));
  }

  return { show, valuesCell, scorersOf, texts };
})();
