import { mdiClose, mdiVideo } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import { OPENS_AFTER } from '../../call/calls';
import type { CallState } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { Portrait } from './portrait';
import { useSteady } from './steady';
import { namesOf, othersIn } from './tell';
import type { CallWords } from './words.nl';

interface Props {
  state: CallState;
  /** Of whom she let come in: the seconds until then; absent before it could be heard here. */
  opensIn?: number | undefined;
  photo?: (party: string) => string | undefined;
  words: CallWords;
  focus?: boolean;
  yes: () => void;
  no: () => void;
}

/** Somebody knocks. Nothing of the home is open before her yes, or before the time that she allowed this caller to wait. */
export function Knock({ state, opensIn, photo, words: w, focus = true, yes, no }: Props) {
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
          {state.comesIn ? <ComesIn who={who} seconds={opensIn} words={w} /> : <p>{state.why === 'look' ? w.knockLook(who) : w.knockLine(who)}</p>}
        </div>
      </div>
      <div class="answers">
        <button ref={answer} type="button" class="yes-to-call" onClick={() => steadily(yes)}><Icon path={mdiVideo} />{w.yes}</button>
        <button type="button" class="no-to-call" onClick={() => steadily(no)}><Icon path={mdiClose} />{w.no}</button>
      </div>
    </section>
  );
}

/** Counts down in words. Who listens is told once: a number each second would talk over the one who calls. */
function ComesIn({ who, seconds, words: w }: { who: string; seconds: number | undefined; words: CallWords }) {
  return (
    <>
      <p class="comes" aria-hidden="true">{w.comesIn(who, seconds)}</p>
      <p class="only-spoken">{w.comesInSpoken(who, OPENS_AFTER / 1_000)}</p>
      <span class="until" aria-hidden="true" style={{ '--left': (seconds ?? OPENS_AFTER / 1_000) * 1_000 / OPENS_AFTER }} />
      <p>{w.comesInLine}</p>
    </>
  );
}
