'use strict';

/* What is shown stands in the address, so that it survives a reload and can be
 * sent: the view, what it is of, filters and sorting.
 *
 *   #don-vi?cap=commune&tt=errors&q=ba+dinh&xep=-chi-so   the list of units
 *   #P-BA-DINH?voi=P-BACH-MAI     a unit (codes are capitals), beside another
 *   #tieu-chi/commune/4.3         an indicator
 *
 * The state of the page is this object and nothing else; whoever changes it
 * calls go() or set(), and main.js shows it. */
const address = (() => {
  /* Keys of the state, and what they are called in the address. */
  const PARAMETERS = { q: 'q', level: 'cap', state: 'tt', sort: 'xep',
    order: 'thu-tu', step: 'buoc', beside: 'voi' };
  const VIEWS = ['tong-quan', 'don-vi', 'tieu-chi', 'tien-do', 'tai-lieu'];
  /* What another view or another unit does not take over. */
  const OWN = ['beside', 'order'];

  let current = parse(location.hash);
  const listeners = [];

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (broken) { // a link that was cut off
      return text;
    }
  }

  function parse(hash) {
    const [path, query] = hash.slice(1).split(/\?(.*)/s);
    const parts = path.split('/').map(decode);
    const known = VIEWS.includes(parts[0]);
    const state = { view: known ? parts[0] : parts[0] ? 'unit' : 'tong-quan',
      path: known ? parts.slice(1) : parts.filter(Boolean) };
    const given = new URLSearchParams(query || '');
    for (const [key, name] of Object.entries(PARAMETERS))
      state[key] = given.get(name) || '';
    return state;
  }

  function print(state) {
    const given = new URLSearchParams();
    for (const [key, name] of Object.entries(PARAMETERS))
      if (state[key]) given.set(name, state[key]);
    const path = (state.view === 'unit' ? state.path
      : [state.view, ...state.path]).map(encodeURIComponent).join('/');
    const query = given.toString();
    return '#' + path + (query ? '?' + query : '');
  }

  /* The state after a change: a new view or unit begins without what was
   * particular to the old one, and keeps the filters. */
  function changed(change) {
    const next = { ...current };
    if ('view' in change) {
      next.path = [];
      for (const key of OWN) next[key] = '';
    }
    return { ...next, ...change };
  }

  function tell() {
    for (const listener of listeners) listener(current);
  }

  /* Where a link leads: to({ view: 'unit', path: ['P-BA-DINH'] }). */
  const to = (change) => print(changed(change));

  /* A step that "back" undoes. */
  function go(change) {
    location.hash = to(change);
  }

  /* A change of what is shown in place; "back" does not stop at each letter. */
  function set(change) {
    current = changed(change);
    history.replaceState(history.state, '', print(current));
    tell();
  }

  addEventListener('hashchange', () => {
    current = parse(location.hash);
    tell();
  });

  return { VIEWS, parse, print, to, go, set,
    get state() { return current; },
    listen: (listener) => listeners.push(listener) };
})();
