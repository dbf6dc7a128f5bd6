'use strict';

/* Two units side by side: figures, groups, and every indicator with the
 * difference. Only units of one level, which are measured alike. */
const beside = (() => {
  function picker(unit) {
    const options = data.units[unit.level]
      .filter((one) => one.code !== unit.code)
      .sort((a, b) => table.compare(a.name, b.name, 1))
      .map((one) => dom.make('option', { value: one.code,
        selected: one.code === address.state.beside }, one.name));
    const select = dom.make('select', { id: 'beside' },
      dom.make('option', { value: '' }, 'không so sánh'), ...options);
    select.addEventListener('change', () =>
      address.set({ beside: select.value }));
    return dom.make('label', { className: 'picker' }, 'So với ', select);
  }

  const minus = (a, b) => a === null || b === null ? null
    : (format.hundredths(a) - format.hundredths(b)) / 100;
  const minusRatio = (a, b) => a === null || b === null ? null
    : (Math.round(a * 10000) - Math.round(b * 10000)) / 10000;

  /* Rows: a label, both texts, and the difference where there is one. */
  function figures(a, b) {
    const points = (label, pick) => [label, format.points(pick(a)),
      format.points(pick(b)), format.difference(minus(pick(a), pick(b)))];
    const plain = (label, text) => [label, text(a), text(b), ''];
    return [
      [format.capital(data.terms.index_short), format.ratio(a.index),
        format.ratio(b.index),
        format.difference(minusRatio(a.index, b.index), format.ratio)],
      plain('Thứ hạng', (u) => u.rank === null ? format.NONE : String(u.rank)),
      plain('Xếp loại', (u) => u.grade || format.NONE),
      points('Điểm', (u) => u.points.final),
      points('Tối đa', (u) => u.points.max),
      points('Tự đánh giá', (u) => u.points.self),
      plain('Trạng thái', (u) => u.stateText),
    ];
  }

  const figureColumns = (a, b) => [
    { key: 'gi', title: 'Kết quả', heads: true, show: (row) => row[0] },
    { key: 'a', title: a.name, className: 'num of', show: (row) => row[1] },
    { key: 'b', title: b.name, className: 'num of', show: (row) => row[2] },
    { key: 'lech', title: 'Chênh lệch', className: 'num', show: (row) => row[3] },
  ];

  const ratioText = (row) => row ? format.ratio(row.ratio) : format.NONE;

  function groupBar(about, a, b) {
    const title = dom.make('span', { className: 'title' },
      `${about.code}. ${about.title}`);
    if (!about.assessed)
      return charts.outside(title, about, indicators.notAssessed());
    return dom.make('li', { className: `depth-${about.depth}` }, title,
      dom.make('span', { className: 'pair' },
        charts.track(a ? a.ratio : null, about),
        charts.track(b ? b.ratio : null, about, 'second')),
      dom.make('span', { className: 'num' },
        `${ratioText(a)} / ${ratioText(b)}`));
  }

  function groups(a, b) {
    const level = data.levels[a.level];
    return dom.section(`Theo ${data.terms.group}`,
      dom.make('ul', { className: 'bars' }, ...level.groups.map((about, i) =>
        groupBar(about, a.groups[i], b.groups[i]))),
      charts.legend(['fill', a.name], ['second', b.name],
        ['mean', 'trung bình của cấp'], ['best', 'cao nhất của cấp']));
  }

  /* The points of both; a row is missing where a unit sent nothing. */
  function pairs(a, b) {
    const level = data.levels[a.level];
    return level.indicators.map((indicator, place) => ({ indicator, place,
      level: a.level, a: finalOf(a, indicator, place),
      b: finalOf(b, indicator, place) }))
      .filter((pair) => pair.indicator.assessed);
  }

  const finalOf = (unit, indicator, place) => {
    const row = unit.indicators[place] || null;
    return indicators.counts(indicator, row) ? row.final : null;
  };

  const pairColumns = (a, b) => [
    { key: 'ma', title: 'Mã', className: 'code',
      show: (p) => p.indicator.code, value: (p) => p.indicator.code },
    { key: 'ten', title: 'Nội dung', className: 'title', heads: true,
      text: (p) => p.indicator.title,
      show: (p) => dom.make('a', { href: indicators.hrefOf(p) },
        p.indicator.title) },
    { key: 'toi-da', title: 'Tối đa', className: 'num',
      show: (p) => format.maximum(p.indicator.max),
      value: (p) => p.indicator.max },
    { key: 'a', title: a.name, className: 'num of', value: (p) => p.a,
      show: (p) => format.points(p.a) },
    { key: 'b', title: b.name, className: 'num of', value: (p) => p.b,
      show: (p) => format.points(p.b) },
    { key: 'lech', title: 'Chênh lệch', className: 'num final',
      show: (p) => format.difference(minus(p.a, p.b)),
      value: (p) => minus(p.a, p.b) },
  ];

  function points(a, b) {
    const columns = pairColumns(a, b), rows = pairs(a, b);
    const sort = address.state.order;
    return dom.section(`Từng ${data.terms.indicator}`,
      dom.make('div', { className: 'actions' },
        dom.button('Tải CSV', () => csv.save(`${a.code} ${b.code}`,
          table.texts({ columns, rows, sort }))),
        dom.button('In', () => print())),
      table.build({ caption: `${a.name} và ${b.name}`, className: 'pairs',
        columns, rows, sort, onSort: (order) => address.set({ order }) }));
  }

  const parts = (a, b) => [
    dom.section(`So với ${b.name}`, table.build({ className: 'versus',
      caption: `${a.name} và ${b.name}`, columns: figureColumns(a, b),
      rows: figures(a, b) })),
    ...a.indicators.length + b.indicators.length > 0
      ? [groups(a, b), points(a, b)]
      : [dom.make('p', { className: 'note' },
        'Cả hai đơn vị chưa có điểm để so sánh.')]];

  return { picker, parts };
})();
