import { mdiCloudOffOutline, mdiPhoneCheckOutline, mdiSunClockOutline } from '@mdi/js';
import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { now } from '../../shared/clock';
import { Icon } from '../../shared/icon';
import { read, reading, view as line } from '../call/calls';
import { Heading } from '../heading';
import { More } from '../more';
import { page, state, words } from '../store';
import { isLong, pagesOf, tellEntry, type Row } from './tell';

/** The rows that stand on the screen, or what is said instead of them. */
export const logShown = computed<{ rows: Row[]; page: number; pages: number } | { title: string; line: string; icon: string }>(() => {
  const w = words.value.log;
  const told = read.value;
  if (told.state === 'loading') return { title: w.loading, line: w.loadingLine, icon: mdiSunClockOutline };
  if (told.state === 'away') return { title: w.away, line: w.awayLine, icon: mdiCloudOffOutline };
  if (told.entries.length === 0 && told.all) return { title: w.none, line: w.noneLine, icon: mdiPhoneCheckOutline };
  void now.value;
  // The box's own clock may be wrong by years; what is told is told in the centre's.
  const at = line.value?.now() ?? now.value;
  const rows = told.entries.map((entry) => tellEntry(entry, at, state.value?.timeZone ?? 'Europe/Amsterdam', words.value));
  const pages = pagesOf(told.all ? rows : [...rows, { key: 'older', day: '', clock: '', title: w.older, line: '' }]);
  const shown = page.value % pages.length;
  return { rows: pages[shown]!, page: shown, pages: pages.length };
});

export function Entry({ row }: { row: Row }) {
  return (
    <li class={isLong(row) ? 'entry long' : 'entry'}>
      <p class="when-it-was">{row.day !== '' && <><b>{row.day}</b> {row.clock}</>}</p>
      <p class="what-it-was"><b>{row.title}</b> {row.line}</p>
    </li>
  );
}

/** Who called or looked, when, why, and what was seen of her. It is asked for while she looks at it. */
export function Log() {
  useEffect(() => {
    reading.open(line.value?.up === true);
    return () => reading.close();
  }, []);
  const told = logShown.value;
  return (
    <section class="view log">
      <Heading title={words.value.log.title} to="people" />
      {'rows' in told ? (
        <>
          <ol>{told.rows.map((row) => <Entry key={row.key} row={row} />)}</ol>
          {told.pages > 1 && <div class="turn"><More at={told} /></div>}
        </>
      ) : (
        <div class="nothing" role="status"><Icon path={told.icon} /><p><b>{told.title}</b>{told.line}</p></div>
      )}
    </section>
  );
}
