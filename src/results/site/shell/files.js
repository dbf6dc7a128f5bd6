'use strict';

/* Links to files. Documents lie beside the page. The workbooks that units sent
 * lie elsewhere: whoever got a copy of the results alone does not have them, and
 * sees their names without a link that leads nowhere. */
const files = (() => {
  /* Whether the file is there, by having the browser fetch it ahead: it is
   * neither shown nor run. A browser that fetches no file ahead never answers,
   * and the name stays text. */
  function exists(href) {
    const probe = dom.make('link', { rel: 'prefetch', href });
    return new Promise((answer) => {
      probe.onload = () => answer(true);
      probe.onerror = () => answer(false);
      document.head.append(probe);
    }).finally(() => probe.remove());
  }

  /* Makes links of the names in `place` whose files are there. */
  function linkWorkbooks(place) {
    for (const name of place.querySelectorAll('span[data-href]')) {
      const { href } = name.dataset;
      delete name.dataset.href; // asked once
      exists(href).then((there) => there &&
        name.replaceChildren(dom.make('a', { href }, name.textContent)));
    }
  }

  const note = (file) => file.note && [' ', dom.make('small', {}, file.note)];

  const documentItem = (file) => dom.make('li', {}, dom.make('a',
    { href: file.href, target: '_blank', rel: 'noopener' }, file.text),
  note(file));

  const workbookItem = (file) => dom.make('li', {},
    dom.make('span', { 'data-href': file.href }, file.text), note(file));

  /* The lists of a unit's documents and workbooks. */
  const listsOf = (unit) => dom.make('div', { className: 'papers' },
    unit.documents.length > 0 && dom.make('ul', { className: 'files' },
      ...unit.documents.map(documentItem)),
    unit.workbooks.length > 0 && dom.make('ul', { className: 'files tables' },
      ...unit.workbooks.map(workbookItem)));

  return { linkWorkbooks, listsOf };
})();
