'use strict';

/* How many rows of a long table are in the page at once: thousands are slow to
 * lay out. Paper, which has no button for more, has all. */
const paging = (() => {
  const STEP = data.many ? 100 : 400;
  const limits = new Map(); // view -> how many
  let paper = false;

  const limit = (view) => paper ? Infinity : limits.get(view) || STEP;

  return { limit,
    more: (view) => limits.set(view, limit(view) + STEP),
    again: (view) => limits.delete(view),
    label: (count, shown) => `Hiện thêm (còn ${count - shown} dòng)`,
    print: (prints) => { paper = prints; },
    /* A button under a table of so many rows, null where all are there. */
    button: (view, count) => count <= limit(view) ? null
      : dom.make('p', {}, dom.button(paging.label(count, limit(view)), () => {
        paging.more(view);
        address.set({});
      }, { className: 'more' })) };
})();
