'use strict';

/* All access to what the page knows. The table of the units is the list of
 * them; the blocks of JSON hold the rest, and a unit's own is parsed when it is
 * first asked for. The page of many units has a block in place of the table
 * (results/site/list.c), and files beside it in place of the units' blocks
 * (results/site/parts.c), which have to be loaded before what they hold is asked
 * for: load(missing([...])). */
const data = (() => {
  const block = (id) => {
    const element = dom.byId(id);
    return element && element.type === 'application/json'
      ? JSON.parse(element.textContent) : null;
  };
  const shared = block('shared');
  const parts = block('parts'); // null: all is in the page
  const loaded = new Map(); // name of a part -> what it holds
  const parsed = new Map(); // code -> unit

  /* A row of a unit's `indicators`, as results/site/unit.c writes it. */
  const indicatorOf = ([applicable, self, computed, round1, round2, council,
    final, source, reason, values, scorers,
    accepted]) => ({ applicable, self, computed,
    round1, round2, council, final, source, reason, values, scorers,
    accepted });
  const groupOf = ([max, final, ratio]) => ({ max, final, ratio });

  /* Where a unit stands: its level and its place in the table. */
  let places = null;
  function placeOf(code) {
    places = places || new Map(units.flatMap((own, number) =>
      own.map((summary, place) => [summary.code, { level: number, place }])));
    return places.get(code) || null;
  }

  const partOfUnit = ({ level: number, place }) =>
    `don-vi-${number}-${Math.floor(place / parts.size)}`;

  function readUnit(code) {
    const at = placeOf(code);
    if (!parts || !at) return at && block('unit-' + code);
    const own = loaded.get(partOfUnit(at));
    return own ? own[at.place % parts.size] : null;
  }

  /* While no unit of the level sent anything all would share the first rank. */
  function withoutResult(read) {
    read.rank = read.index = read.grade = null;
    read.points.final = null;
  }

  /* The whole of a unit, null of an unknown code. */
  function unit(code) {
    if (!parsed.has(code)) {
      const read = readUnit(code);
      if (read) {
        read.indicators = read.indicators.map(indicatorOf);
        read.groups = read.groups.map(groupOf);
        if (shared.levels[read.level].mean === null) withoutResult(read);
      }
      parsed.set(code, read);
    }
    return parsed.get(code);
  }

  const numberOf = (cell) =>
    cell.dataset.v ? Number(cell.dataset.v) : null;

  /* What the list says of a unit. */
  function summaryOf(tr, level) {
    // By number: a selector would search the whole row, 3.500 times.
    const [rank, name, state, self, final, max, index, grade, errors,
      warnings] = tr.cells;
    return { tr, level, code: tr.dataset.code, name: name.firstChild.textContent,
      shown: tr.dataset.state, state: state.textContent, find: tr.dataset.find,
      rank: numberOf(rank), self: numberOf(self), final: numberOf(final),
      max: numberOf(max), index: numberOf(index), grade: grade.textContent,
      errors: numberOf(errors), warnings: numberOf(warnings) };
  }

  /* The same of a row that list.js makes when it is shown. */
  const listedOf = (level) => ([code, name, shown, state, find, rank, self,
    final, max, index, grade, errors, warnings]) => ({ tr: null, level, code,
    name, shown, state, find: find || '', rank, self, final, max, index,
    grade: grade || '', errors, warnings });

  const units = parts
    ? block('listed').map((own, level) => own.map(listedOf(level)))
    : Array.from(dom.byId('units').tBodies, (body) =>
      Array.from(body.rows).slice(1).map((tr) =>
        summaryOf(tr, Number(body.dataset.level))));

  /* What came of a unit can be measured; the means of its level are over such
   * units. */
  const isMeasured = (summary) => ['ok', 'errors'].includes(summary.shown) &&
    summary.index !== null;
  const measured = units.map((own) => own.filter(isMeasured));

  const level = (id) => shared.levels.findIndex((one) => one.id === id);

  const partOfIndicator = (levelNumber, place) =>
    `tieu-chi-${levelNumber}-${place}`;

  /* Each unit of a level with its row of one indicator; those that sent nothing
   * have no rows. */
  function rowsOf(levelNumber, indicator) {
    const own = parts && loaded.get(partOfIndicator(levelNumber, indicator));
    const rowOf = (summary, place) => parts ? own[place] && indicatorOf(own[place])
      : unit(summary.code).indicators[indicator] || null;
    return units[levelNumber].map((summary, place) =>
      ({ summary, row: rowOf(summary, place) }));
  }

  const tasks = () => parts ? loaded.get('viec') : block('tasks');

  /* --- Files beside the page --- */

  /* The parts that a state of the page needs and that are not there yet. */
  function missing({ codes = [], indicator = null, process = false }) {
    if (!parts) return [];
    const names = [...codes.map(placeOf).filter(Boolean).map(partOfUnit),
      indicator && partOfIndicator(indicator.level, indicator.place),
      process && 'viec'].filter(Boolean);
    return names.filter((name) => !loaded.has(name));
  }

  /* Called by a part. One of another run than the page is not taken. */
  window.dtiPart = (name, mark, content) => {
    if (parts && parts.marks[name] === mark) loaded.set(name, content);
  };

  function loadOne(name) {
    const script = dom.make('script',
      { src: `trang/${name}.js?${parts.marks[name]}` });
    const done = new Promise((answer) => {
      script.onload = script.onerror = answer;
    }).then(() => {
      script.remove();
      if (!loaded.has(name)) throw new Error(name);
    });
    document.head.append(script);
    return done;
  }

  const load = (names) => Promise.all(names.map(loadOne));

  return { many: parts !== null, shared, tasks, terms: shared.terms, levels: shared.levels,
    units, measured, unit, level, rowsOf, missing, load,
    has: (code) => placeOf(code) !== null };
})();
