'use strict';

/* What there is to measure: the list of all indicators, each with the mean of
 * its units, and finding one by its words. */
const indicators = (() => {
  /* Every indicator of every level, with what it is found by. */
  const all = data.levels.flatMap((level, number) =>
    level.indicators.map((indicator, place) => ({ level: number, place,
      indicator, entry: search.entry([indicator.code, indicator.title,
        groupTitle(level, indicator.group), ...indicator.scored_by,
        ...indicator.inputs.map((input) => input.label)]) })));

  function groupTitle(level, code) {
    const group = level.groups.find((one) => one.code === code);
    return group ? group.title : '';
  }

  const ofLevel = (id) => all.filter((one) =>
    !id || data.levels[one.level].id === id);

  const find = (typed, id) =>
    search.filter(ofLevel(id), typed, (one) => one.entry);

  /* The row of a unit counts: it sent something, and the indicator is assessed
   * and applies to it. */
  const counts = (indicator, row) =>
    row !== null && indicator.assessed && row.applicable;

  const finalsOf = ({ level, place, indicator }) =>
    data.rowsOf(level, place).map(({ row }) => row)
      .filter((row) => counts(indicator, row) && row.final !== null)
      .map((row) => row.final);

  /* { units, mean, best, ratio }: of the points that count now; one of which
   * nobody has given any yet has none. */
  function statsOf({ indicator }) {
    const [units, mean, best] = indicator.stats;
    return { units, mean, best, ratio: mean === null || indicator.max === 0
      ? null : mean / indicator.max };
  }

  const hrefOf = (one) => address.to({ view: 'tieu-chi',
    path: [data.levels[one.level].id, one.indicator.code] });

  const notAssessed = () => `Không đánh giá năm ${data.shared.campaign.year}`;

  const meanCell = (one) => {
    const { ratio } = statsOf(one);
    return one.indicator.assessed
      ? charts.track(ratio) : notAssessed();
  };

  /* '72,6%' */
  const percent = (ratio) =>
    ratio === null ? format.NONE : format.decimal(ratio * 100, 1) + '%';

  const COLUMNS = [
    { key: 'ma', title: 'Mã', className: 'code',
      show: (one) => one.indicator.code, value: (one) => one.indicator.code },
    { key: 'ten', title: 'Nội dung', className: 'title', heads: true,
      show: (one) => dom.make('a', { href: hrefOf(one) }, one.indicator.title),
      text: (one) => one.indicator.title, value: (one) => one.indicator.title },
    { key: 'cham', title: 'Cơ quan chấm điểm', className: 'by',
      show: (one) => one.indicator.scored_by.join(', '),
      value: (one) => one.indicator.scored_by.join(', ') },
    { key: 'toi-da', title: 'Tối đa', className: 'num',
      show: (one) => format.maximum(one.indicator.max),
      value: (one) => one.indicator.max },
    { key: 'trung-binh', title: 'Trung bình', className: 'num',
      show: (one) => format.points(statsOf(one).mean),
      value: (one) => statsOf(one).mean },
    { key: 'ty-le', title: 'Tỷ lệ đạt', className: 'num',
      show: (one) => percent(statsOf(one).ratio),
      value: (one) => statsOf(one).ratio },
    { key: 'bieu-do', title: 'So với tối đa', className: 'mean',
      show: meanCell, text: () => '' },
  ];

  /* By group while nothing else is asked for. */
  function groupsOf(level, found, order) {
    if (order) return [{ rows: found }];
    return level.groups.map((group) => ({
      title: `${group.code}. ${group.title}`,
      rows: found.filter((one) => one.indicator.group === group.code) }))
      .filter((group) => group.rows.length > 0);
  }

  function levelPart(number, state) {
    const level = data.levels[number];
    const found = find(state.q, level.id);
    if (found.length === 0) return null;
    return dom.section(`${level.title}: ${found.length} ${data.terms.indicator}`,
      table.build({ caption: `${format.capital(data.terms.indicator)}, ` +
          level.title, className: 'measures', columns: COLUMNS,
      groups: groupsOf(level, found, state.order), sort: state.order,
      onSort: (order) => address.set({ order }) }));
  }

  function texts(state) {
    const [head, ...rest] = table.texts({ columns: COLUMNS.slice(0, -1),
      rows: [], sort: '' });
    const rows = find(state.q, state.level).map((one) =>
      [data.levels[one.level].title, ...COLUMNS.slice(0, -1).map((column) =>
        (column.text || column.show)(one))]);
    return [['Cấp', ...head], ...rest, ...rows];
  }

  const chip = (id, title, chosen) => dom.button(title,
    () => address.set({ level: id }), { 'aria-pressed': String(id === chosen) });

  function show(place, state) {
    const parts = data.levels.map((level, number) =>
      !state.level || level.id === state.level
        ? levelPart(number, state) : null);
    place.replaceChildren(...[dom.make('h2', {},
      format.capital(data.terms.indicator)),
    data.levels.length > 1 && dom.make('div', { className: 'chips',
      role: 'group', 'aria-label': 'Cấp đánh giá' },
    chip('', 'Mọi cấp', state.level), ...data.levels.map((level) =>
      chip(level.id, level.title, state.level))),
    dom.make('div', { className: 'actions' }, dom.make('p', { role: 'status' },
      `${find(state.q, state.level).length} ${data.terms.indicator}`),
    dom.button('Tải CSV', () => csv.save('danh-muc', texts(state)))),
    ...parts].filter(Boolean));
    if (parts.every((part) => part === null))
      place.append(dom.make('p', { className: 'note' },
        `Không có ${data.terms.indicator} nào khớp.`));
  }

  return { all, find, counts, finalsOf, statsOf, hrefOf, groupTitle, percent,
    notAssessed, show,
    at: (id, code) => all.find((one) => one.indicator.code === code &&
      data.levels[one.level].id === id) || null };
})();
