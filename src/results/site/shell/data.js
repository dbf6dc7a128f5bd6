'use strict';

/* All access to what the page knows. The table of the units is the list of
 * them; the blocks of JSON hold the rest, and a unit's own is parsed when it is
 * first asked for. Everything else on the page asks here, and so would not
 * notice if the blocks lay elsewhere. */
const data = (() => {
  const block = (id) => {
    const element = dom.byId(id);
    return element && element.type === 'application/json'
      ? JSON.parse(element.textContent) : null;
  };
  const shared = block('shared');
  const tasks = block('tasks');
  const parsed = new Map(); // code -> unit

  /* A row of a unit's `indicators`, as results/site/unit.c writes it. */
  const indicatorOf = ([applicable, self, computed, round1, round2, council,
    final, source, reason, values, scorers,
    accepted]) => ({ applicable, self, computed,
    round1, round2, council, final, source, reason, values, scorers,
    accepted });
  const groupOf = ([max, final, ratio]) => ({ max, final, ratio });

  /* The whole of a unit, null of an unknown code. */
  function unit(code) {
    if (!parsed.has(code)) {
      const read = block('unit-' + code);
      if (read) {
        read.indicators = read.indicators.map(indicatorOf);
        read.groups = read.groups.map(groupOf);
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
    const [rank, name, state, self, final, max, index, grade] = tr.cells;
    return { tr, level, code: tr.dataset.code, name: name.firstChild.textContent,
      shown: tr.dataset.state, state: state.textContent, find: tr.dataset.find,
      rank: numberOf(rank), self: numberOf(self), final: numberOf(final),
      max: numberOf(max), index: numberOf(index), grade: grade.textContent };
  }

  const units = Array.from(dom.byId('units').tBodies, (body) =>
    Array.from(body.rows).slice(1).map((tr) =>
      summaryOf(tr, Number(body.dataset.level))));

  /* What came of a unit can be measured; the means of its level are over such
   * units. */
  const isMeasured = (summary) => ['ok', 'errors'].includes(summary.shown) &&
    summary.index !== null;
  const measured = units.map((own) => own.filter(isMeasured));

  const level = (id) => shared.levels.findIndex((one) => one.id === id);

  /* Each unit of a level with its row of one indicator; those that sent nothing
   * have no rows. */
  const rowsOf = (levelNumber, indicator) =>
    units[levelNumber].map((summary) => ({ summary,
      row: unit(summary.code).indicators[indicator] || null }));

  return { shared, tasks, terms: shared.terms, levels: shared.levels,
    units, measured, unit, level, rowsOf };
})();
