'use strict';

/* Finding by what is typed. Marks are ignored, except that "lỗi" does not find
 * "Lợi" where there is a "lỗi". */
const search = (() => {
  /* What a thing is found by: its fields, folded, with and without marks. */
  function entry(fields) {
    const marked = ' ' + fields.map(format.fold).join(' | ');
    return { marked, plain: format.plain(marked) };
  }

  /* The items with words that begin as typed; `entryOf(item)` is made by
   * entry(). */
  function filter(items, typed, entryOf) {
    const wanted = ' ' + format.fold(typed);
    if (wanted === ' ') return items;
    const plain = format.plain(wanted);
    const asTyped = wanted === plain ? []
      : items.filter((item) => entryOf(item).marked.includes(wanted));
    return asTyped.length > 0 ? asTyped
      : items.filter((item) => entryOf(item).plain.includes(plain));
  }

  return { entry, filter };
})();
