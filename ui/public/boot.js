// Runs before the page and in every engine, so it is written in the oldest JavaScript (ES5) and not bundled.
// It sets the colours before the first paint, and says in words when the engine is too old, instead of a white screen.
(function () {
  var root = document.documentElement;
  var kept = null;
  try {
    kept = window.localStorage.getItem('theme');
  } catch (e) {
    // Storage is switched off: the colours follow the system.
  }
  var dark = window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches;
  root.setAttribute(
    'data-theme',
    kept === 'light' || kept === 'dark' || kept === 'sun' ? kept : dark ? 'dark' : 'light'
  );

  var sentences = {
    de: 'Dieses Gerät braucht ein Update: Bitte «Android System WebView» oder den Browser aktualisieren. Gespeicherte Arbeit bleibt erhalten.',
    fr: 'Cet appareil a besoin d’une mise à jour: veuillez mettre à jour «Android System WebView» ou le navigateur. Le travail enregistré est conservé.',
    it: 'Questo dispositivo va aggiornato: aggiornare «Android System WebView» o il browser. Il lavoro salvato resta conservato.',
    en: 'This device needs an update: please update “Android System WebView” or the browser. Saved work is kept.'
  };

  function tellTooOld() {
    var language = String(navigator.language || 'de').slice(0, 2);
    var place = document.createElement('p');
    place.setAttribute('role', 'alert');
    place.style.cssText = 'margin:2rem;font:1.125rem/1.5 sans-serif';
    place.appendChild(document.createTextNode(sentences[language] || sentences.en));
    document.body.appendChild(place);
  }

  // color-mix and array copies came with the oldest engines the pages are built for.
  var young =
    'noModule' in document.createElement('script') &&
    window.CSS &&
    window.CSS.supports &&
    window.CSS.supports('color', 'color-mix(in srgb, red, blue)') &&
    typeof Array.prototype.toSorted === 'function';
  if (!young) {
    document.addEventListener('DOMContentLoaded', tellTooOld);
  }
})();
