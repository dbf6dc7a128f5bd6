'use strict';

/* Making elements. What is data becomes text or an attribute here, and never
 * markup: nothing on the page parses a string as HTML. */
const dom = (() => {
  const byId = (id) => document.getElementById(id);

  /* make('a', { href: '#x', className: 'file' }, 'text', otherElement, null).
   * A property of the element is set as such, anything else as an attribute;
   * children that are null or false are left out. */
  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (value === null || value === undefined) continue;
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) =>
      child !== null && child !== undefined && child !== false));
    return element;
  }

  /* Lengths that come from data are set here, since the page's policy allows
   * no style attributes: share(bar, 0.82) is width or height in page.css. */
  function share(element, value, name = '--share') {
    element.style.setProperty(name, String(value));
    return element;
  }

  const button = (text, action, properties) => {
    const made = make('button', { type: 'button', ...properties }, text);
    made.addEventListener('click', action);
    return made;
  };

  const section = (heading, ...children) =>
    make('section', {}, make('h2', {}, heading), ...children);

  return { byId, make, share, button, section };
})();
