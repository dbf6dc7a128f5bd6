
/* The page of one unit, opened by the address: #P-BA-DINH. */
(() => {
  const shared = JSON.parse(byId('shared').textContent);
  const overview = byId('overview');
  const view = byId('unit');
  const title = document.title;
  let open = null; // the code of the unit that is shown
  let fromList = false; // "back" leads to the list
  let scrolled = 0;

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const number = (value, digits) =>
    value === null ? '–'
      : value.toFixed(digits).replace('.', ',').replace('-', '−');
  const points = (value) => number(value, 2);
  const maximum = (value) =>
    value === null ? '–'
      : String(value).replace('.', ',').replace('-', '−');

  const section = (heading, ...children) =>
    make('section', {}, make('h2', {}, heading), ...children);

  /* --- Figures --- */

  const figure = (label, value, note) =>
    make('li', {}, make('h3', {}, label),
      make('p', {}, make('strong', {}, value), make('span', {}, note || '')));

  function figures(unit) {
    const level = shared.levels[unit.level];
    const p = unit.points;
    const given = [['Tự đánh giá', p.self], ['Tính từ số liệu', p.computed],
      ['Sau thẩm định lần 1', unit.after[0]],
      ['Sau thẩm định lần 2', unit.after[1]], ['Sau Hội đồng', unit.after[2]]];
    return make('ul', { className: 'glance figures' },
      figure('Chỉ số', number(unit.index, 4), unit.grade && ` ${unit.grade}`),
      figure('Thứ hạng', unit.rank === null ? '–' : String(unit.rank),
        unit.rank === null ? 'không xếp hạng' : `/${level.ranked} đơn vị`),
      figure('Điểm', points(p.final), `/${maximum(p.max)}`),
      ...given.filter(([, value]) => value !== null)
        .map(([label, value]) => figure(label, points(value), '')));
  }

  /* --- Problems --- */

  const cell = (className, ...content) =>
    make('td', { className }, ...content.map((c) => c === null ? '' : c));

  function table(className, headings, rows) {
    const heads = headings.map(([text, name]) =>
      make('th', { scope: 'col', className: name || '' }, text));
    return make('table', { className: className + ' cards-below' },
      make('thead', {}, make('tr', {}, ...heads)),
      make('tbody', {}, ...rows));
  }

  function problemRow(problem) {
    const error = problem.severity === 'error';
    const place = [problem.sheet, problem.cell].filter(Boolean).join('!');
    return make('tr', { className: error ? 'error' : 'warning' },
      cell('severity', error ? 'Lỗi' : 'Cảnh báo'),
      cell('code', problem.code), cell('file', problem.file),
      cell('place', place), cell('message', problem.message),
      cell('fix', problem.fix));
  }

  function problems(unit) {
    const errors = unit.problems.filter((p) => p.severity === 'error').length;
    const heading = unit.problems.length === 0 ? 'Lỗi và cảnh báo'
      : `${errors} lỗi, ${unit.problems.length - errors} cảnh báo`;
    if (unit.problems.length === 0)
      return section(heading, make('p', { className: 'note' },
        unit.state === 'missing'
          ? 'Chưa có biểu tự đánh giá nào của đơn vị đọc được.'
          : 'Không có lỗi hay cảnh báo nào.'));
    return section(heading, table('problems',
      [['Mức'], ['Mã'], ['Tệp'], ['Vị trí'], ['Nội dung'], ['Cách xử lý']],
      unit.problems.map(problemRow)));
  }

  /* --- Files --- */

  const link = (file, elsewhere) =>
    make('li', {},
      make('a', elsewhere
        ? { href: file.href, target: '_blank', rel: 'noopener' }
        : { href: file.href }, file.text),
      file.note ? make('small', {}, ' ' + file.note) : null);

  function files(unit) {
    const lists = [];
    if (unit.documents.length > 0)
      lists.push(make('ul', { className: 'files' },
        ...unit.documents.map((file) => link(file, true))));
    if (unit.workbooks.length > 0)
      lists.push(make('ul', { className: 'files tables' },
        ...unit.workbooks.map((file) => link(file, false))));
    return lists.length === 0 ? null
      : section('Tài liệu và tệp đã gửi',
        make('div', { className: 'papers' }, ...lists));
  }

  /* --- Groups and indicators --- */

  function groupBar(group, [max, final, ratio]) {
    const title =
      make('span', { className: 'title' }, `${group.code}. ${group.title}`);
    title.style.setProperty('--depth', group.depth || 0);
    if (ratio === null)
      return make('li', { className: 'out' }, title,
        make('span', {}, final === null ? 'không tính điểm'
          : max === 0 ? points(final) : `${points(final)} (${maximum(max)})`));
    const bar = make('span', { className: 'bar' }, make('i', {}));
    bar.style.setProperty('--share', ratio);
    return make('li', {}, title, bar,
      make('span', { className: 'num' }, `${points(final)}/${maximum(max)}`));
  }

  function groups(unit) {
    const level = shared.levels[unit.level];
    if (unit.groups.length === 0) return null;
    return section('Kết quả theo nhóm', make('ul', { className: 'bars' },
      ...unit.groups.map((row, i) => groupBar(level.groups[i], row))));
  }

  const SOURCES = { computed: 'Tính từ số liệu', round1: 'Thẩm định lần 1',
    round2: 'Thẩm định lần 2', council: 'Hội đồng', none: 'Chưa có điểm' };

  /* Columns of points, in the order of the data; those that are empty in all
   * rows are left out. */
  const COLUMNS = ['Tự đánh giá', 'Điểm tính', 'Lần 1', 'Lần 2', 'Hội đồng'];

  function indicatorRow(about, row, columns) {
    const [applicable, ...values] = row;
    const [final, source, reason] = values.slice(COLUMNS.length);
    const head = [cell('code', about.code), cell('title', about.title),
      make('td', { className: 'num', 'data-label': 'Tối đa' },
        maximum(about.max))];
    if (!about.assessed || !applicable)
      return make('tr', { className: 'out' }, ...head,
        make('td', { className: 'why', colSpan: columns.length + 3 },
          about.assessed ? 'Không áp dụng cho đơn vị'
            : `Không đánh giá năm ${shared.campaign.year}`));
    return make('tr', {}, ...head,
      ...columns.map((i) => make('td',
        { className: 'num', 'data-label': COLUMNS[i] }, points(values[i]))),
      make('td', { className: 'num final', 'data-label': 'Kết quả' },
        points(final)),
      cell('source', SOURCES[source] || source), cell('reason', reason));
  }

  function indicators(unit) {
    const level = shared.levels[unit.level];
    if (unit.indicators.length === 0) return null;
    const columns = COLUMNS.map((_, i) => i).filter((i) =>
      unit.indicators.some((row) => row[i + 1] !== null));
    const rows = [];
    let group = null;
    const heading = (known, text) => {
      const head = make('th',
        { colSpan: columns.length + 6, scope: 'rowgroup' }, text);
      head.style.setProperty('--depth', known.depth || 0);
      rows.push(make('tr', { className: 'group' }, head));
    };
    level.indicators.forEach((about, i) => {
      /* Of groups within groups, every one that begins here, with its sum. */
      level.groups.forEach((known, g) => {
        const [max, final] = unit.groups[g];
        const sum = final === null ? '' : max === 0 ? ` – ${points(final)}`
          : ` – ${points(final)}/${maximum(max)}`;
        if (known.first === i)
          heading(known, `${known.code}. ${known.title}${sum}`);
        else if (known.first === undefined && about.group !== group &&
            known.code === about.group)
          heading(known, `${known.code}. ${known.title}`);
      });
      group = about.group;
      rows.push(indicatorRow(about, unit.indicators[i], columns));
    });
    return section('Điểm từng tiêu chí', table('indicators',
      [['Mã'], ['Nội dung'], ['Tối đa', 'num'],
        ...columns.map((i) => [COLUMNS[i], 'num']), ['Kết quả', 'num'],
        ['Nguồn điểm'], ['Lý do']], rows));
  }

  /* --- Opening and closing --- */

  function step(code, text) {
    const button = make('button', { type: 'button', disabled: !code }, text);
    button.addEventListener('click', () => location.replace('#' + code));
    return button;
  }

  function navigation(unit) {
    const [before, after] = list.neighbours(unit.code);
    const back = make('button', { type: 'button', id: 'back' },
      '← Danh sách đơn vị');
    back.addEventListener('click', close);
    return make('nav', { 'aria-label': 'Đơn vị' }, back,
      step(before, '‹ Đơn vị trước'), step(after, 'Đơn vị sau ›'));
  }

  function heading(unit) {
    const about = [unit.code, unit.kind];
    if (unit.submission !== null) about.push(`lần nộp ${unit.submission}`);
    return make('div', { className: 'unit-head' },
      make('h2', { tabIndex: -1, id: 'unit-name' }, unit.name),
      make('p', {}, make('span', { className: 'state ' + unit.state },
        make('span', {}, unit.stateText)), ' ' + about.join(' · ')));
  }

  function render(unit) {
    const parts = [navigation(unit), heading(unit), figures(unit),
      problems(unit), files(unit), groups(unit), indicators(unit)];
    view.replaceChildren(...parts.filter(Boolean));
    document.title = `${unit.name} – ${title}`;
  }

  function showList() {
    const code = open;
    open = null;
    fromList = false;
    view.hidden = true;
    view.replaceChildren();
    overview.hidden = false;
    document.title = title;
    if (!code) return;
    scrollTo(0, scrolled);
    const row = list.linkOf(code);
    if (row) row.focus();
  }

  function route() {
    const code = location.hash.slice(1);
    const data = code && byId('unit-' + code);
    if (!data || data.type !== 'application/json') {
      showList();
      return;
    }
    if (!open) {
      scrolled = scrollY;
      overview.hidden = true;
      view.hidden = false;
    }
    open = code;
    render(JSON.parse(data.textContent));
    scrollTo(0, 0);
    byId('unit-name').focus();
  }

  function close() {
    if (fromList) history.back();
    else location.hash = '';
  }

  addEventListener('hashchange', () => {
    if (!open) fromList = true;
    route();
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open) close();
  });
  route();
})();
