'use strict';

/* Pictures, made of boxes whose lengths are shares of the whole: text in them
 * stays text, at its own size on every screen, and paper takes them. */
const charts = (() => {
  const BINS = 20; // of the index, 0,05 wide
  const WHOLE = 10000; // ratios are counted in ten-thousandths
  const toWhole = (ratio) => Math.round(ratio * WHOLE);

  /* How many of the ratios fall into each of `bins` equal parts of `from` to 1;
   * 1 itself is in the last. */
  function countBins(ratios, bins, from = 0) {
    const counts = new Array(bins).fill(0);
    const low = toWhole(from);
    for (const ratio of ratios)
      counts[Math.min(bins - 1,
        Math.floor((toWhole(ratio) - low) * bins / (WHOLE - low)))]++;
    return counts;
  }

  /* Where the axis begins: in the middle where all units are above it. */
  const axisFrom = (ratios) =>
    ratios.every((ratio) => ratio >= 0.5) ? 0.5 : 0;

  /* The grade of a ratio among `grades`, from the highest band down. */
  const gradeOf = (grades, ratio) => grades.find((grade) =>
    toWhole(ratio) >= toWhole(grade.from)) || null;

  const short = (value) => String(Number(value.toFixed(3))).replace('.', ',');
  const percent = (value) => `${Math.round(value * 100)}%`;

  function bar(count, { range, highest, marked }) {
    return dom.make('li', { className: marked ? 'marked' : '',
      title: `${range}: ${count} đơn vị` },
    count > 0 && dom.make('span', {}, String(count)),
    dom.share(dom.make('i', {}), count / highest));
  }

  function bars(counts, own, from, show) {
    const highest = Math.max(...counts, 1);
    const edge = (i) => show(from + (1 - from) * i / counts.length);
    return dom.make('ul', { className: 'bins' }, ...counts.map((count, i) =>
      bar(count, { highest, marked: own[i] > 0,
        range: `${edge(i)}–${edge(i + 1)}` })));
  }

  /* A line across the picture, with what it is; `at` is its place, 0 to 1. */
  function line(at, text, className) {
    const made = dom.make('div', { className: 'at ' + className },
      dom.make('span', {}, text));
    if (at > 0.6) made.classList.add('left');
    return dom.share(made, at);
  }

  /* The bands of the grades, as far as the axis shows them. */
  const bands = (grades, place) => grades.map((grade, i) => {
    const from = Math.max(place(grade.from), 0);
    const width = (i === 0 ? 1 : place(grades[i - 1].from)) - from;
    if (width <= 0) return null;
    const made = dom.make('div', { className: 'band', title: grade.name },
      dom.make('span', {}, grade.name));
    return dom.share(dom.share(made, from, '--from'), width, '--width');
  });

  const axis = (from, place, show) => dom.make('div', { className: 'axis' },
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => from + (1 - from) * part)
      .map((mark) => dom.share(dom.make('span', {}, show(mark)), place(mark))));

  /* How many units have which ratio: { ratios, grades, mean, own: a ratio whose
   * column is marked, label }. A screen reader is told the label instead. */
  function distribution({ ratios, grades = [], mean = null, own = null, label,
    bins = BINS, show = short }) {
    const from = axisFrom(ratios);
    const place = (ratio) => (ratio - from) / (1 - from);
    return dom.make('div', { className: 'distribution', role: 'img',
      'aria-label': label },
    dom.make('div', { className: 'plot' }, ...bands(grades, place),
      bars(countBins(ratios, bins, from),
        countBins(own === null ? [] : [own], bins, from), from, show),
      mean !== null &&
        line(place(mean), `TB ${format.ratio(mean)}`, 'mean')),
    axis(from, place, show));
  }

  /* A bar with the mean and the best of the level marked on it. */
  function marks({ mean = null, best = null }) {
    return [
      best !== null && dom.share(dom.make('b', { className: 'best' }), best),
      mean !== null && dom.share(dom.make('b', { className: 'mean' }), mean),
    ];
  }

  const track = (ratio, level = {}, className = '') =>
    dom.make('span', { className: 'track ' + className, 'aria-hidden': 'true' },
      ratio !== null && dom.share(dom.make('i', {}), ratio), ...marks(level));

  /* The line of a group that has no bar, and why. */
  const outside = (title, { depth }, text) => dom.make('li',
    { className: `out depth-${depth}` }, title, dom.make('span'),
    dom.make('span', { className: 'num' }, text));

  const legend = (...entries) => dom.make('p', { className: 'legend' },
    ...entries.map(([className, text]) => dom.make('span', {},
      dom.make('b', { className, 'aria-hidden': 'true' }), text)));

  return { countBins, gradeOf, distribution, track, outside, legend, percent };
})();
