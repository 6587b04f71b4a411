import { mdiDotsHorizontalCircleOutline } from '@mdi/js';
import { Icon } from '../shared/icon';
import { page, words } from './store';

/** The way to the next page, on the last place of each; from the last page it leads to the first. */
export function More({ at }: { at: { page: number; pages: number } }) {
  const w = words.value;
  return (
    <button type="button" class="tile more" onClick={() => (page.value = at.page + 1)}>
      <span class="pic"><Icon path={mdiDotsHorizontalCircleOutline} /></span>
      <span class="name">
        {at.page + 1 === at.pages ? w.toFirst : w.more}
        <small>{w.moreLine(at.page + 1, at.pages)}</small>
      </span>
    </button>
  );
}
