'use strict';

/* How far the campaign is: the steps with their deadlines, the agencies by
 * round, and who owes what, as a list that can be copied. */
const progress = (() => {
  let steps, tasks, publication; // known once the view is shown
  const DAY = 86400000; // ms

  /* --- Steps and deadlines --- */

  /* Days from today, by the clock of whoever looks, to a date; the page itself
   * is the same whenever it is made. */
  function daysTo(iso) {
    const [year, month, day] = iso.split('-').map(Number);
    const now = new Date();
    return Math.round((Date.UTC(year, month - 1, day) -
      Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY);
  }

  function daysText(iso) {
    if (iso === null) return '';
    const days = daysTo(iso);
    if (days === 0) return 'hôm nay';
    return days > 0 ? `còn ${days} ngày` : `đã qua ${-days} ngày`;
  }

  const meter = (given, wanted) => wanted === 0 ? format.NONE
    : dom.make('span', { className: 'meter' },
      charts.track(given / wanted), ` ${given}/${wanted}`);

  /* What is waited for no longer and never came whole is named beside. */
  const stepMeter = ([whole, without, all]) => without === 0 ? meter(whole, all)
    : dom.make('span', {}, meter(whole, all), ' ',
      dom.make('small', {}, `${without} không còn chờ`));

  const stepColumns = () => [
    { key: 'buoc', title: 'Bước', heads: true, className: 'task',
      show: (step) => dom.make('span', {}, step.task, ' ',
        dom.make('small', {}, step.form)) },
    { key: 'han', title: 'Thời hạn', className: 'date',
      show: (step) => dom.make('span', {}, format.date(step.deadline), ' ',
        dom.make('small', {}, step.done ? 'đã xong' : daysText(step.deadline))) },
    ...data.levels.map((level, i) => ({ key: level.id, title: level.title,
      className: 'progress', show: (step) => step.levels
        ? stepMeter(step.levels[i]) : '' })),
  ];

  const isDone = (step) => step.levels.some(([, , all]) => all > 0) &&
    step.levels.every(([whole, without, all]) => whole + without === all);

  /* A step that nobody has to take and that has no deadline is none. */
  const isTaken = (step) => step.deadline !== null ||
    step.levels.some(([, , all]) => all > 0);

  function stepsPart() {
    const rows = steps.filter(isTaken)
      .map((step) => ({ ...step, done: isDone(step) }));
    if (publication)
      rows.push({ task: 'Công bố kết quả', form: '', deadline: publication });
    return dom.section('Các bước và thời hạn', table.build({
      caption: 'Các bước và thời hạn', className: 'process', rows,
      columns: stepColumns() }));
  }

  /* --- Agencies by round --- */

  /* The agencies of a level in their order and the council after them, each
   * with its tasks by step. */
  function agencyRows(level) {
    const rows = new Map();
    for (const task of tasks) {
      if (task.unit || task.level !== level) continue;
      if (!rows.has(task.owner))
        rows.set(task.owner, { owner: task.owner, steps: new Map() });
      rows.get(task.owner).steps.set(task.step, task);
    }
    return Array.from(rows.values());
  }

  const taskCell = (task) => !task ? ''
    : !task.due ? dom.make('small', {}, task.state)
      : dom.make('span', {}, meter(task.given, task.wanted),
        dom.make('small', { className: task.overdue ? 'late' : '' },
          task.state));

  const agencyColumns = () => [
    { key: 'ai', title: 'Cơ quan', heads: true, className: 'owner',
      show: (row) => row.owner },
    ...steps.map((step, number) => ({ key: String(number), title: step.form,
      className: 'progress', show: (row) => taskCell(row.steps.get(number)) }))
      .filter((column) => tasks.some((task) =>
        !task.unit && String(task.step) === column.key))];

  function agenciesPart() {
    const groups = data.levels.map((level, number) => ({ title: level.title,
      rows: agencyRows(number) })).filter((group) => group.rows.length > 0);
    if (groups.length === 0) return null;
    return dom.section('Tiến độ của các cơ quan', table.build({
      caption: 'Tiến độ của các cơ quan, theo vòng',
      className: 'agencies', groups, columns: agencyColumns() }));
  }

  /* --- Who owes what --- */

  const contactOf = (task) =>
    [task.person, task.phone, task.email].filter(Boolean);

  const ownerCell = (task) => task.unit
    ? dom.make('a', { href: address.to({ view: 'unit', path: [task.unit] }) },
      task.owner) : task.owner;

  const OWED = [
    { key: 'ai', title: 'Đơn vị, cơ quan', className: 'owner', heads: true,
      show: ownerCell, text: (task) => task.owner },
    data.levels.length > 1 && { key: 'cap', title: 'Cấp', className: 'level',
      show: (task) => data.levels[task.level].title },
    { key: 'viec', title: 'Việc phải làm', className: 'task',
      text: (task) => `${steps[task.step].task} (${steps[task.step].form})`,
      show: (task) => dom.make('span', {}, steps[task.step].task, ' ',
        dom.make('small', {}, steps[task.step].form)) },
    { key: 'han', title: 'Thời hạn', className: 'date',
      show: (task) => format.date(task.deadline) },
    { key: 'trang-thai', title: 'Trạng thái', className: 'status',
      text: (task) => task.state, show: (task) => dom.make('span',
        { className: task.overdue ? 'late' : '' }, task.state) },
    { key: 'da-co', title: 'Đã có', className: 'num',
      show: (task) => `${task.given}/${task.wanted}` },
    { key: 'lien-he', title: 'Người liên hệ', className: 'contact',
      text: (task) => contactOf(task).join(', '),
      show: (task) => dom.make('span', {}, ...contactOf(task).map((part) =>
        dom.make('span', { className: 'line' }, part))) },
    { key: 'gui', title: 'Tệp cần gửi', className: 'parcel',
      text: (task) => task.parcel ? decodeURIComponent(task.parcel) : '',
      show: (task) => task.parcel ? dom.make('a', { href: task.parcel },
        decodeURIComponent(task.parcel).split('/').pop()) : '' },
  ].filter(Boolean);

  const entryOf = (task) => search.entry([task.owner, task.unit || '',
    task.state, steps[task.step].task, steps[task.step].form]);

  function owed(state) {
    return search.filter(tasks.filter((task) => task.owed &&
      (!state.level || data.levels[task.level].id === state.level) &&
      (!state.step || String(task.step) === state.step)), state.q, entryOf);
  }

  const chip = (key, value, text, state) => dom.button(text,
    () => address.set({ [key]: value }),
    { 'aria-pressed': String(state[key] === value) });

  const chips = (key, label, values, state) => dom.make('div',
    { className: 'chips', role: 'group', 'aria-label': label },
    ...values.map(([value, text]) => chip(key, value, text, state)));

  /* The clipboard wants a page that it trusts, which a file is in most
   * browsers; the list is also there to be marked and copied by hand. */
  async function copy(text, button) {
    const was = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Đã sao chép';
    } catch (refused) {
      button.textContent = 'Không sao chép được, hãy tải CSV';
    }
    setTimeout(() => { button.textContent = was; }, 2500);
  }

  function actions(rows) {
    const texts = () => table.texts({ columns: OWED, rows });
    const emails = Array.from(new Set(rows.map((task) => task.email)
      .filter(Boolean)));
    const copyList = dom.button('Sao chép danh sách', () =>
      copy(csv.tabbed(texts()), copyList), { id: 'copy' });
    const copyEmails = dom.button(`Sao chép ${emails.length} địa chỉ email`,
      () => copy(emails.join('; '), copyEmails));
    return dom.make('div', { className: 'actions' },
      dom.make('p', { role: 'status' }, `${rows.length} việc chưa xong`),
      copyList, emails.length > 0 && copyEmails,
      dom.button('Tải CSV', () => csv.save('viec-chua-xong', texts())),
      dom.button('In', () => print()));
  }

  function owedPart(state) {
    const rows = owed(state);
    const levels = [['', 'Mọi cấp'],
      ...data.levels.map((level) => [level.id, level.title])];
    const kinds = [['', 'Mọi việc'],
      ...steps.map((step, i) => [String(i), step.form])
        .filter(([i]) => tasks.some((t) => t.owed && String(t.step) === i))];
    return dom.section('Ai còn việc gì',
      data.levels.length > 1 &&
        chips('level', 'Cấp đánh giá', levels, state),
      chips('step', 'Biểu mẫu', kinds, state), actions(rows),
      rows.length === 0
        ? dom.make('p', { className: 'note' }, 'Không còn việc nào chưa xong.')
        : table.build({ caption: 'Việc chưa xong', className: 'owed',
          columns: OWED, rows, limit: paging.limit('tien-do') }),
      paging.button('tien-do', rows.length));
  }

  function show(place, state) {
    if (!tasks) ({ steps, tasks, publication } = data.tasks());
    place.replaceChildren(...[stepsPart(), agenciesPart(), owedPart(state)]
      .filter(Boolean));
  }

  return { show, daysText };
})();
