'use strict';

/* Shows the view that the address asks for, and keeps the focus where a reader
 * expects it. */
const main = (() => {
  const title = document.title;
  const filter = dom.byId('filter');
  let before = null; // the state that was shown last
  let cameFromList = false; // "back" leads to where the unit was opened
  let scrolled = 0; // how far the list was scrolled

  /* What the view shows that may not be there yet. */
  function wanted(state) {
    const one = state.view === 'tieu-chi' && state.path.length > 0
      ? indicators.at(...state.path) : null;
    return { indicator: one, process: state.view === 'tien-do',
      codes: state.view === 'unit' ? [state.path[0], state.beside] : [] };
  }

  /* Loads what is missing and shows the view then; what was shown stays until
   * that is there. */
  function wait(state, missing) {
    const note = dom.byId('loading');
    const say = (text) => {
      note.textContent = text;
      note.hidden = text === '';
    };
    if (before === null) hideAllBut(null);
    say('Đang tải…');
    data.load(missing).then(() => {
      say('');
      if (address.state === state) show(state);
    }, () => say('Không tải được dữ liệu: thư mục “trang” phải ở cạnh tệp ' +
      'index.html này và cùng một lần chạy với nó. Chép cả thư mục kết quả, ' +
      'hoặc tải lại trang.'));
  }

  function hideAllBut(place) {
    for (const view of document.querySelectorAll('.view'))
      view.hidden = view !== place;
  }

  /* A unit or indicator of the address that there is not is the overview. */
  function resolve(state) {
    if (state.view === 'unit') {
      const unit = data.unit(state.path[0]);
      return unit ? { unit } : { lost: true };
    }
    if (state.view === 'tieu-chi' && state.path.length > 0) {
      const one = indicators.at(...state.path);
      return one ? { one } : { lost: true };
    }
    return {};
  }

  /* Another unit of the same level, or null. */
  function besideOf(unit, code) {
    const other = code && code !== unit.code ? data.unit(code) : null;
    return other && other.level === unit.level ? other : null;
  }

  const SHOW = {
    'tong-quan': () => overview.show(),
    'don-vi': (place, state) => list.show(state),
    'tieu-chi': (place, state, { one }) => one
      ? indicatorPage.show(place, one, state) : indicators.show(place, state),
    'tien-do': (place, state) => progress.show(place, state),
    'tai-lieu': (place) => files.linkWorkbooks(place),
    unit: (place, state, { unit }) =>
      unitPage.show(place, unit, besideOf(unit, state.beside)),
  };

  function nameOf({ unit, one }) {
    if (unit) return `${unit.name} – ${title}`;
    return one ? `${one.indicator.code}. ${one.indicator.title} – ${title}`
      : title;
  }

  function markTabs(state) {
    const tab = state.view === 'unit' ? 'don-vi' : state.view;
    const links = dom.byId('tabs').children;
    address.VIEWS.forEach((view, i) => {
      links[i].href = address.to({ view });
      if (view === tab) links[i].setAttribute('aria-current', 'page');
      else links[i].removeAttribute('aria-current');
    });
  }

  const sameThing = (a, b) => a !== null && a.view === b.view &&
    a.path.join('/') === b.path.join('/');

  /* The focus stays on what was pressed, though it has been made anew. */
  function keepFocus(place, draw) {
    const had = document.activeElement;
    const inside = place.contains(had);
    const all = () => Array.from(place.querySelectorAll('a, button, select'));
    const at = inside ? all().indexOf(had) : -1;
    draw();
    if (at >= 0 && !had.isConnected && all()[at]) all()[at].focus();
  }

  /* A new view begins at its top, with its name in focus; the list is left as
   * it was. */
  function arrive(state, place) {
    if (before && before.view === 'unit' && state.view === 'don-vi') {
      scrollTo(0, scrolled);
      list.focusUnit(before.path[0]);
      return;
    }
    scrollTo(0, 0);
    const name = place.querySelector('.name[tabindex]');
    if (name) name.focus({ preventScroll: true });
  }

  function show(state) {
    const missing = data.missing(wanted(state));
    if (missing.length > 0) {
      wait(state, missing);
      return;
    }
    dom.byId('loading').hidden = true;
    const found = resolve(state);
    if (found.lost) {
      address.set({ view: 'tong-quan', path: [] });
      return;
    }
    const same = sameThing(before, state);
    if (!same && before && before.view === 'don-vi') scrolled = scrollY;
    cameFromList = same ? cameFromList : before !== null &&
      (before.view === 'don-vi' || cameFromList && before.view === 'unit');
    if (!same && state.view !== 'don-vi') paging.again(state.view);
    const place = dom.byId(state.view);
    hideAllBut(place);
    if (filter.value !== state.q && document.activeElement !== filter)
      filter.value = state.q;
    keepFocus(place, () => SHOW[state.view](place, state, found));
    markTabs(state);
    document.title = nameOf(found);
    const last = before;
    if (!same && last) arrive(state, place);
    before = { ...state };
  }

  /* Leaves a unit for the list. */
  function close() {
    if (cameFromList) history.back();
    else address.go({ view: 'don-vi' });
  }

  /* What is typed filters the views that list something; elsewhere it leads to
   * the list of the units. */
  const LISTS = ['don-vi', 'tieu-chi', 'tien-do'];
  function typed() {
    const q = filter.value;
    if (LISTS.includes(address.state.view)) address.set({ q });
    else address.go({ view: 'don-vi', q });
  }

  function keyInFilter(event) {
    if (event.key === 'Escape') {
      filter.value = '';
      typed();
    } else if (event.key === 'ArrowDown' && address.state.view === 'don-vi') {
      event.preventDefault();
      list.focusFirst();
    }
  }

  function setUp() {
    list.setUp();
    for (const made of document.querySelectorAll('#others table'))
      table.keys(table.describe(made));
    for (const hidden of document.querySelectorAll('#tabs a, #search'))
      hidden.hidden = false;
    filter.value = address.state.q;
    filter.addEventListener('input', typed);
    filter.addEventListener('keydown', keyInFilter);
    document.querySelector('.skip').addEventListener('click', (event) => {
      event.preventDefault(); // the address says what is shown
      dom.byId('content').focus();
    });
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && address.state.view === 'unit') close();
    });
    for (const [event, prints] of [['beforeprint', true], ['afterprint', false]])
      addEventListener(event, () => {
        paging.print(prints);
        if (LISTS.includes(address.state.view)) show(address.state);
      });
    address.listen(show);
    show(address.state);
  }

  return { setUp, close };
})();

main.setUp();
