import { mdiClose, mdiVideo } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { CallState } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Portrait } from './portrait';
import { useSteady } from './steady';
import { namesOf, othersIn } from './tell';
import type { CallWords } from './words.nl';

interface Props { state: CallState; photo?: (party: string) => string | undefined; words: CallWords; focus?: boolean; yes: () => void; no: () => void }

/** Somebody knocks. Nothing of the home is open before her yes, or before the time that she allowed this caller to wait. */
export function Knock({ state, photo, words: w, focus = true, yes, no }: Props) {
  const answer = useRef<HTMLButtonElement>(null);
  const steadily = useSteady(state.call);
  useEffect(() => {
    if (focus) answer.current?.focus();
  }, [state.call]);
  const others = othersIn(state);
  const who = namesOf(others, w);
  return (
    <section class="knock" aria-live="assertive">
      <div class="caller">
        <Portrait name={others[0]?.name ?? ''} photo={others[0] && photo?.(others[0].party)} />
        <div>
          <h1>{state.why === 'planned' ? w.knockPlanned(who) : w.knock(who)}</h1>
          <p>{state.comesIn ? w.knockComesIn(who) : state.why === 'look' ? w.knockLook(who) : w.knockLine(who)}</p>
        </div>
      </div>
      <div class="answers">
        <button ref={answer} type="button" class="yes-to-call" onClick={() => steadily(yes)}><Icon path={mdiVideo} />{w.yes}</button>
        <button type="button" class="no-to-call" onClick={() => steadily(no)}><Icon path={mdiClose} />{w.no}</button>
      </div>
    </section>
  );
}
