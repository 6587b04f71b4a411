// Four arrows reach everything: of what lies ahead, the one with the smallest way along + twice across.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The index of the box that an arrow leads to; undefined when nothing lies that way. */
export function ahead(from: Box, boxes: Box[], arrow: Arrow): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  boxes.forEach((box, i) => {
    const [along, across] = way(from, box, arrow);
    if (along <= 0) return;
    const length = along + 2 * across;
    if (length < least) {
      least = length;
      best = i;
    }
  });
  return best;
}

function way(from: Box, to: Box, arrow: Arrow): [number, number] {
  const dx = (to.left + to.right - from.left - from.right) / 2;
  const dy = (to.top + to.bottom - from.top - from.bottom) / 2;
  // Across counts the gap between the edges, not the centres: from any button one step down is the wide bar below.
  const gapX = Math.max(0, to.left - from.right, from.left - to.right);
  const gapY = Math.max(0, to.top - from.bottom, from.top - to.bottom);
  switch (arrow) {
    case 'ArrowRight': return [to.left >= from.right - 1 ? dx : 0, gapY];
    case 'ArrowLeft': return [to.right <= from.left + 1 ? -dx : 0, gapY];
    case 'ArrowDown': return [to.top >= from.bottom - 1 ? dy : 0, gapX];
    case 'ArrowUp': return [to.bottom <= from.top + 1 ? -dy : 0, gapX];
  }
}

const focusable = 'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled)';

/** Lets the arrows move the focus in the whole document, or in the dialog that is open. */
export function followArrows(document: Document) {
  let last: Box | undefined;
  document.addEventListener('focusin', (event) => {
    last = (event.target as Element).getBoundingClientRect();
  });
  document.addEventListener('keydown', (event) => {
    if (!event.key.startsWith('Arrow') || event.altKey || event.ctrlKey || event.metaKey) return;
    const room = document.querySelector('dialog[open]') ?? document.body;
    const all = [...room.querySelectorAll<HTMLElement>(focusable)].filter((e) => e.offsetParent !== null || e.closest('dialog[open]'));
    if (all.length === 0) return;
    event.preventDefault();
    const active = document.activeElement as HTMLElement | null;
    if (active && all.includes(active)) {
      const others = all.filter((e) => e !== active);
      const next = ahead(active.getBoundingClientRect(), others.map((e) => e.getBoundingClientRect()), event.key as Arrow);
      if (next !== undefined) others[next]!.focus();
      return;
    }
    // What had the focus is gone, e.g. 'Stop' when the curtain stands still: go on from where it stood.
    nearest(all, last).focus();
  });
}

function nearest(all: HTMLElement[], from: Box | undefined): HTMLElement {
  if (!from) return all[0]!;
  const distance = (e: HTMLElement) => {
    const box = e.getBoundingClientRect();
    return Math.hypot(box.left + box.right - from.left - from.right, box.top + box.bottom - from.top - from.bottom);
  };
  return all.reduce((a, b) => (distance(b) < distance(a) ? b : a));
}
