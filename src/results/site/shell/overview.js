'use strict';

/* The pictures of the overview: of each level how its units stand, by grade and
 * by group. */
const overview = (() => {
  const ratiosOf = (number) => data.measured[number].map((unit) => unit.index);

  /* The grades of a level with how many units have them, and where each ends. */
  function gradeCounts(level, ratios) {
    const grades = ratios.map((ratio) => charts.gradeOf(level.grades, ratio));
    return level.grades.map((grade, i) => ({ ...grade,
      to: i === 0 ? null : level.grades[i - 1].from,
      count: grades.filter((one) => one === grade).length }));
  }

  const range = ({ from, to }) => to === null ? `từ ${format.decimal(from, 2)}`
    : `${format.decimal(from, 2)} – dưới ${format.decimal(to, 2)}`;

  const gradeTable = (grades) => table.build({
    caption: 'Số đơn vị theo xếp loại', className: 'grades', narrow: true,
    rows: grades,
    columns: [
      { key: 'loai', title: 'Xếp loại', heads: true, show: (g) => g.name },
      { key: 'khoang', title: format.capital(data.terms.index_short), show: range },
      { key: 'so', title: 'Số đơn vị', className: 'num',
        show: (g) => String(g.count) }] });

  const describe = (level, count, grades) =>
    `Phân bố ${data.terms.index_short} của ${count} đơn vị: ` +
    `trung bình ${format.ratio(level.mean)}, trung vị ` +
    `${format.ratio(level.median)}, cao nhất ${format.ratio(level.best)}; ` +
    grades.map((grade) => `${grade.name} ${grade.count}`).join(', ');

  function groupBar(group) {
    const title = dom.make('span', { className: 'title' },
      `${group.code}. ${group.title}`);
    if (!group.assessed)
      return charts.outside(title, group, indicators.notAssessed());
    return dom.make('li', { className: `depth-${group.depth}` }, title,
      charts.track(group.mean, { best: group.best }),
      dom.make('span', { className: 'num' }, format.ratio(group.mean),
        group.best !== null && [' ',
          dom.make('small', {}, `cao nhất ${format.ratio(group.best)}`)]));
  }

  function groupMeans(level) {
    return [dom.make('h3', {},
      `${format.capital(data.terms.group)}: trung bình và cao nhất`),
    dom.make('ul', { className: 'bars' }, ...level.groups.map(groupBar)),
    charts.legend(['fill', 'trung bình'], ['best', 'cao nhất'])];
  }

  /* Who is in the picture, and who is not. */
  function coverage(number) {
    const count = data.measured[number].length;
    const rest = data.units[number].length - count;
    return `${count} đơn vị có số liệu dùng được` +
      (rest > 0 ? `; ${rest} đơn vị khác không tính.` : '.');
  }

  function levelPart(level, number) {
    const ratios = ratiosOf(number);
    const heading = dom.make('h2', {}, level.title);
    if (ratios.length === 0)
      return dom.make('section', {}, heading, dom.make('p',
        { className: 'note' }, 'Chưa có đơn vị nào có số liệu dùng được.'));
    const grades = gradeCounts(level, ratios);
    return dom.make('section', {}, heading,
      dom.make('h3', {}, `Phân bố ${data.terms.index_short}`),
      charts.distribution({ ratios, grades: level.grades, mean: level.mean,
        label: describe(level, ratios.length, grades) }),
      dom.make('p', { className: 'legend' }, coverage(number)),
      gradeTable(grades), ...groupMeans(level));
  }

  /* Once: nothing in it depends on filters. */
  function show() {
    const place = dom.byId('pictures');
    if (!place.firstChild) place.append(...data.levels.map(levelPart));
  }

  return { show };
})();
