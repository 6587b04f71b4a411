// Runs in the page that is shown, for Reach.java: tells what somebody meets who zooms, who has keys alone, or who bears
// no movement. 'width': what leaves the window. 'keys': what Tab leaves out, leaps to, or does not show. 'motion': what
// still moves.
(what) => {
  const room = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0 && !e.closest('.only-spoken, [inert]');
  const name = (e) => `${e.localName}${e.id ? `#${e.id}` : ''}${[...e.classList].map((one) => `.${one}`).join('')} '${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 30)}'`;
  const all = () => [...room.querySelectorAll('*')].filter((e) => !e.closest('svg svg, svg *') && seen(e));

  /** Whether it can be brought into sight by scrolling a part of the page. */
  const scrolls = (e) => {
    for (let at = e.parentElement; at && at !== room.parentElement; at = at.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body && at !== document.documentElement && at.localName !== 'dialog') return true;
    }
    return false;
  };

  function width() {
    const edge = document.documentElement.clientWidth;
    const found = [document.scrollingElement, room.localName === 'dialog' ? room : undefined]
      .filter((box) => box && box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.localName} is ${box.scrollWidth} wide in ${box.clientWidth}`);
    for (const e of all()) {
      const box = e.getBoundingClientRect();
      if ((box.right > edge + 1 || box.left < -1) && !scrolls(e)) found.push(`${name(e)} leaves the window: ${Math.round(box.left)} to ${Math.round(box.right)} of ${edge}`);
      const style = getComputedStyle(e);
      const words = [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (words && style.display !== 'inline' && style.overflowX === 'visible' && e.scrollWidth > e.clientWidth + 2) found.push(`${name(e)} has words wider than itself`);
    }
    return found.slice(0, 5);
  }

  const LOOKS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderTopColor', 'textDecorationLine'];
  /** What is drawn around it, or around what holds it. */
  const looks = (e) => [e, e.parentElement, e.closest('label')].filter(Boolean).map((each) => LOOKS.map((one) => getComputedStyle(each)[one]).join()).join(';');
  const KEYED = 'a[href], button, input, select, textarea, summary, [tabindex], [role="button"], [role="link"], [contenteditable]';

  /** One of a group is Tab's; arrows go to the others. */
  const arrowed = (e) => e.matches('input[type="radio"]') || e.closest('[role="toolbar"], [role="listbox"], [role="tablist"], [role="grid"], [role="radiogroup"], [role="menu"]') !== null;

  function keys() {
    const found = [];
    const stops = [...room.querySelectorAll(KEYED)].filter((e) => seen(e) && !e.disabled && e.type !== 'hidden');
    const before = document.activeElement;
    for (const e of stops) {
      if (e.tabIndex > 0) found.push(`${name(e)} has a place of its own in the order of focus`);
      if (e.tabIndex < 0) {
        if (e.matches('a, button, input, select, textarea, summary, [role]:not([role="group"], [role="region"], [role="status"])') && !arrowed(e)) found.push(`${name(e)} is not reached by Tab`);
        continue;
      }
      if (document.activeElement === e) e.blur();
      const plain = looks(e);
      e.focus({ preventScroll: true });
      if (document.activeElement !== e) found.push(`${name(e)} takes no focus`);
      else if (looks(e) === plain) found.push(`${name(e)} does not show that it has the focus`);
      e.blur();
    }
    if (before && before !== document.body) before.focus({ preventScroll: true });
    // The order of keys is that of the source: nothing may be drawn before what comes before it.
    const holders = new Set(stops.flatMap((e) => {
      const up = [];
      for (let at = e; at && at !== room; at = at.parentElement) up.push(at);
      return up;
    }));
    for (const holder of [...holders, room]) {
      const parts = [...holder.children].filter((each) => holders.has(each) && seen(each) && !/absolute|fixed/.test(getComputedStyle(each).position));
      for (let i = 1; i < parts.length; i++) {
        const [first, second] = [parts[i - 1].getBoundingClientRect(), parts[i].getBoundingClientRect()];
        const beside = second.top < first.bottom - 1 && second.bottom > first.top + 1;
        if (second.bottom <= first.top + 1 || (beside && second.right <= first.left + 1)) found.push(`${name(parts[i])} is drawn before ${name(parts[i - 1])} and reached after it`);
      }
    }
    return found.slice(0, 5);
  }

  function motion() {
    const found = document.getAnimations()
      .filter((each) => each.playState === 'running')
      .map((each) => `${each.effect?.target ? name(each.effect.target) : 'something'} moves: ${each.animationName ?? each.transitionProperty ?? 'by script'}`);
    for (const e of [document.documentElement, ...all()]) {
      if (getComputedStyle(e).scrollBehavior === 'smooth') found.push(`${name(e)} scrolls smoothly`);
    }
    return found.slice(0, 5);
  }

  return { width, keys, motion }[what]();
}
