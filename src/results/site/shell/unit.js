'use strict';

/* The page of one unit: where it stands, what is wrong, its files, its groups
 * against the level, its points. */
const unitPage = (() => {
  /* --- Figures --- */

  /* A line may end before the note and not within it. */
  const figure = (label, value, note = '') => dom.make('li', {},
    dom.make('h3', {}, label), dom.make('p', {},
      dom.make('strong', {}, value),
      note.startsWith(' ') ? ' ' : dom.make('wbr'),
      dom.make('span', {}, note.trim())));

  const rankNote = (unit, level) => unit.rank !== null
    ? `/${level.ranked} đơn vị`
    : level.mean === null ? ' chưa có kết quả' : ' không xếp hạng';

  function figures(unit) {
    const level = data.levels[unit.level];
    const p = unit.points;
    const given = [['Tự đánh giá', p.self], ['Tính từ số liệu', p.computed],
      ['Sau thẩm định lần 1', unit.after[0]],
      ['Sau thẩm định lần 2', unit.after[1]],
      [`Sau ${data.terms.council}`, unit.after[2]]];
    return dom.section('Kết quả', dom.make('ul', { className: 'glance figures' },
      figure(format.capital(data.terms.index_short), format.ratio(unit.index),
        unit.grade ? ` ${unit.grade}` : ''),
      figure('Thứ hạng', unit.rank === null ? format.NONE : String(unit.rank),
        rankNote(unit, level)),
      figure('Điểm', format.points(p.final), `/${format.maximum(p.max)}`),
      ...given.filter(([, value]) => value !== null)
        .map(([label, value]) => figure(label, format.points(value)))));
  }

  /* --- Problems --- */

  const isError = (problem) => problem.severity === 'error';

  const PROBLEM_COLUMNS = [
    { key: 'severity', title: 'Mức', className: 'severity',
      show: (p) => isError(p) ? 'Lỗi' : 'Cảnh báo' },
    { key: 'code', title: 'Mã', className: 'code', show: (p) => p.code },
    { key: 'file', title: 'Tệp', className: 'file', show: (p) => p.file },
    { key: 'place', title: 'Vị trí', className: 'place',
      show: (p) => [p.sheet, p.cell].filter(Boolean).join('!') },
    { key: 'message', title: 'Nội dung', className: 'message',
      show: (p) => dom.make('span', {}, p.message) },
    { key: 'fix', title: 'Cách xử lý', className: 'fix', show: (p) => p.fix },
  ];
  const ON_PAPER = 6; // page.css prints as many; the receipt has them all

  const NO_PROBLEM = { missing: 'Đơn vị chưa gửi biểu tự đánh giá.',
    waiting: 'Đơn vị không phải gửi biểu; đang chờ các cơ quan cung cấp số liệu.',
    unreadable: 'Đơn vị đã gửi tệp, nhưng tệp không đọc được.',
    refused: 'Đơn vị đã gửi tệp, nhưng tệp không dùng được.' };

  function problems(unit) {
    const all = unit.problems;
    const errors = all.filter(isError).length;
    if (all.length === 0)
      return dom.section('Lỗi và cảnh báo', dom.make('p', { className: 'note' },
        NO_PROBLEM[unit.shown] || 'Không có lỗi hay cảnh báo nào.'));
    return dom.section(`${errors} lỗi, ${all.length - errors} cảnh báo`,
      table.build({ caption: 'Lỗi và cảnh báo', className: 'problems',
        rows: all, columns: PROBLEM_COLUMNS,
        rowClass: (p) => isError(p) ? 'error' : 'warning' }),
      all.length > ON_PAPER && dom.make('p', { className: 'on-paper' },
        `Còn ${all.length - ON_PAPER} lỗi, cảnh báo khác; đầy đủ ở phiếu ` +
        'tiếp nhận của đơn vị.'));
  }

  const papers = (unit) =>
    unit.documents.length + unit.workbooks.length === 0 ? null
      : dom.section('Tài liệu và tệp đã gửi', files.listsOf(unit));

  /* --- Where it stands --- */

  function standing(unit) {
    const level = data.levels[unit.level];
    const measured = data.measured[unit.level];
    if (!measured.some((one) => one.code === unit.code)) return null;
    const ratios = measured.map((one) => one.index);
    return dom.section('Vị trí trong cấp',
      charts.distribution({ ratios, grades: level.grades, mean: level.mean,
        own: unit.index, label: `${unit.name}: ${format.ratio(unit.index)}; ` +
          `trung bình ${format.ratio(level.mean)}, cao nhất ` +
          format.ratio(level.best) }),
      charts.legend(['own', 'khoảng của đơn vị']));
  }

  /* Of a group without a ratio: why, or the points of a bonus or penalty. */
  const withoutBar = (about, { max, final }) =>
    !about.assessed ? indicators.notAssessed()
      : final === null ? 'Không áp dụng cho đơn vị'
        : format.points(final) + (max ? ` (${format.maximum(max)})` : '');

  function groupBar(about, row) {
    const title = dom.make('span', { className: 'title' },
      `${about.code}. ${about.title}`);
    if (row.ratio === null) return charts.outside(title, about,
      withoutBar(about, row));
    return dom.make('li', { className: `depth-${about.depth}` }, title,
      charts.track(row.ratio, about),
      dom.make('span', { className: 'num' },
        `${format.points(row.final)}/${format.maximum(row.max)} `,
        dom.make('small', {}, `TB ${format.ratio(about.mean)}, cao nhất ` +
          format.ratio(about.best))));
  }

  function groups(unit) {
    const level = data.levels[unit.level];
    if (unit.groups.length === 0) return null;
    return dom.section(`Kết quả theo ${data.terms.group}`,
      dom.make('ul', { className: 'bars' },
        ...unit.groups.map((row, i) => groupBar(level.groups[i], row))),
      charts.legend(['fill', 'đơn vị'], ['mean', 'trung bình của cấp'],
        ['best', 'cao nhất của cấp']));
  }

  /* --- The years --- */

  const YEAR_COLUMNS = [
    { key: 'nam', title: 'Năm', heads: true, show: (one) => String(one.year) },
    { key: 'chi-so', title: 'Chỉ số', className: 'num',
      show: (one) => format.ratio(one.index) },
    { key: 'hang', title: 'Thứ hạng', className: 'num',
      show: (one) => one.rank === null ? format.NONE : String(one.rank) },
    { key: 'trung-binh', title: 'Trung bình của cấp', className: 'num',
      show: (one) => format.ratio(one.mean) },
    { key: 'ghi-chu', title: 'Ghi chú', className: 'message',
      show: (one) => one.merged_from
        ? `trung bình của ${one.merged_from}` : '' },
  ];

  /* The years of which something is known, and this one. */
  function years(unit) {
    const level = data.levels[unit.level];
    if (!unit.earlier || unit.earlier.length === 0) return null;
    const meanOf = (year) =>
      level.earlier.find((one) => one.year === year).mean;
    const rows = [...unit.earlier.map((one) =>
      ({ ...one, mean: meanOf(one.year) })),
    { year: data.shared.campaign.year, index: unit.index, rank: unit.rank,
      mean: level.mean }];
    return dom.section('Qua các năm', table.build({ caption: 'Qua các năm',
      className: 'years', rows, columns: YEAR_COLUMNS }));
  }

  /* --- Points --- */

  const STEPS = [['self', 'Tự đánh giá'], ['computed', 'Điểm tính'],
    ['round1', 'Lần 1'], ['round2', 'Lần 2'],
    ['council', format.capital(data.terms.council)]];

  const out = ({ indicator, row }) => !indicator.assessed
    ? indicators.notAssessed()
    : !row.applicable ? 'Không áp dụng cho đơn vị' : null;

  const scorerText = (one) =>
    out(one) ? '' : indicatorPage.scorersOf(one.row);

  const stepColumn = ([key, title]) => ({ key, title, className: 'num',
    show: (one) => out(one) ? '' : format.points(one.row[key]) });

  function columnsOf(unit) {
    const steps = STEPS.filter(([key]) =>
      unit.indicators.some((row) => row[key] !== null));
    return [
      { key: 'ma', title: 'Mã', className: 'code',
        show: (one) => one.indicator.code },
      { key: 'ten', title: 'Nội dung', className: 'title', heads: true,
        text: (one) => one.indicator.title,
        show: (one) => dom.make('a', { href: indicators.hrefOf(one) },
          one.indicator.title) },
      { key: 'toi-da', title: 'Tối đa', className: 'num',
        show: (one) => format.maximum(one.indicator.max) },
      ...steps.map(stepColumn),
      { key: 'ket-qua', title: 'Kết quả', className: 'num final',
        show: (one) => out(one) ? '' : format.points(one.row.final) },
      { key: 'nguon', title: 'Người chấm', className: 'source',
        show: (one) => dom.make('span', {}, scorerText(one)),
        text: scorerText },
      { key: 'ly-do', title: 'Lý do', className: 'reason',
        show: (one) => dom.make('span', {}, out(one) || one.row.reason || ''),
        text: (one) => out(one) || one.row.reason || '' },
    ];
  }

  /* Each indicator of the unit's level with the unit's row. */
  const rowsOf = (unit) => unit.indicators.map((row, place) =>
    ({ row, place, level: unit.level,
      indicator: data.levels[unit.level].indicators[place] }));

  function points(unit) {
    const level = data.levels[unit.level];
    const rows = rowsOf(unit);
    if (rows.length === 0) return null;
    const byGroup = level.groups.map((group) => ({
      title: `${group.code}. ${group.title}`,
      rows: rows.filter((one) => one.indicator.group === group.code) }));
    const columns = columnsOf(unit);
    return dom.section(`Điểm từng ${data.terms.indicator}`,
      dom.make('div', { className: 'actions' },
        dom.button('Tải CSV', () =>
          csv.save(unit.code, table.texts({ columns, rows }))),
        dom.button('In', () => print())),
      table.build({ caption: `Điểm từng ${data.terms.indicator}`,
        className: 'indicators', columns,
        groups: byGroup.filter((group) => group.rows.length > 0),
        rowClass: (one) => out(one) ? 'out' : '' }));
  }

  /* --- The page --- */

  const step = (code, text) => dom.button(text, () =>
    location.replace(address.to({ view: 'unit', path: [code] })),
  { disabled: !code });

  function navigation(unit) {
    const [before, after] = list.neighbours(unit.code);
    return dom.make('nav', { className: 'steps', 'aria-label': 'Đơn vị' },
      dom.button('← Danh sách đơn vị', () => main.close(),
        { className: 'back', id: 'back' }),
      ...data.units[unit.level].length > 1 ? [step(before, '‹ Đơn vị trước'),
        step(after, 'Đơn vị sau ›'), beside.picker(unit)] : []);
  }

  function heading(unit) {
    const level = data.levels[unit.level].title;
    const about = [unit.code, unit.kind];
    if (level !== unit.kind) about.push(level);
    if (unit.submission !== null) about.push(`lần nộp ${unit.submission}`);
    return dom.make('div', { className: 'head' },
      dom.make('h2', { tabIndex: -1, className: 'name', id: 'unit-name' },
        unit.name),
      dom.make('p', {}, dom.make('span', { className: 'state ' + unit.shown },
        dom.make('span', {}, unit.stateText)), ' ' + about.join(' · ')));
  }

  function show(place, unit, other) {
    const parts = other ? beside.parts(unit, other)
      : [figures(unit), problems(unit), papers(unit), standing(unit),
        years(unit), groups(unit), points(unit)];
    place.replaceChildren(...[navigation(unit), heading(unit), ...parts]
      .filter(Boolean));
    files.linkWorkbooks(place);
  }

  return { show, rowsOf };
})();
