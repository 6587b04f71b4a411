// Who works by keys stays where she was when what she pressed goes away: a row that is gone, a list that became a file.
// Without it the focus falls back to the top of the page, and a screen reader is silent.

const PLACES = 'h1, h2, h3, button:enabled, a[href], input:enabled, select:enabled, textarea:enabled';

/** Watches the whole page; a touch beside everything leaves the focus nowhere, as it should. */
export function keepFocus() {
  let last: HTMLElement | undefined;
  /** What held it, from near to far. */
  let around: Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    around = [];
    for (let at = target.parentElement; at; at = at.parentElement) around.push(at);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Element && !target.closest('button, a, input, select, textarea, label, summary, [tabindex]')) last = undefined;
  });
  new MutationObserver((changes) => {
    const lost = last;
    const now = document.activeElement;
    // What is disabled under the fingers keeps the focus until it is drawn, and then loses it.
    if (!lost || (now !== null && now !== document.body && !now.matches(':disabled'))) return;
    const gone = !lost.isConnected || lost.matches(':disabled');
    const moved = changes.some((change) => [...change.addedNodes].some((node) => node.contains(lost)));
    if (gone) nearest(around)?.focus();
    else if (moved) lost.focus();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}

/** In the nearest that is still there: its heading, or else the first that can be pressed. */
function nearest(around: Element[]): HTMLElement | undefined {
  for (const each of around) {
    if (!each.isConnected) continue;
    const room = each === document.body ? each.querySelector('main') ?? each : each;
    const place = [...room.querySelectorAll<HTMLElement>(PLACES)].find((one) => one.checkVisibility() && !one.closest('dialog:not([open])'));
    if (!place) continue;
    if (/^H\d$/.test(place.tagName)) place.tabIndex = -1;
    return place;
  }
  return undefined;
}
