'use strict';

/* A tab that stays open while the results are made again must not pass for a
 * fresh one: trang-thai.js beside the page says which page is the newest. */
(() => {
  const own = document.querySelector('meta[name="dti-build"]').content;
  const EVERY = 60000; // ms

  window.dtiBuild = (newest) => {
    dom.byId('stale').hidden = newest === own;
  };
  function ask() {
    const script = document.createElement('script');
    script.src = 'trang-thai.js?' + Date.now();
    script.onload = script.onerror = () => script.remove();
    document.head.append(script);
  }
  dom.byId('reload').addEventListener('click', () => location.reload());
  addEventListener('focus', ask);
  document.addEventListener('visibilitychange', () => document.hidden || ask());
  setInterval(ask, EVERY);
  ask();
})();
