import { mdiArrowDownBoldBoxOutline, mdiClose, mdiPhone, mdiPhoneHangup, mdiPhoneReturn } from '@mdi/js';
import { useEffect, useRef } from 'preact/hooks';
import type { CallState } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import type { Key } from './scene';
import { useSteady } from './steady';
import { namesOf, othersIn } from './tell';
import type { CallWords } from './words.nl';

const icons: Record<Key['does'], string> = {
  talk: mdiPhone, 'hang-up': mdiPhoneHangup, 'not-now': mdiClose, 'call-back': mdiPhoneReturn, 'go-on-here': mdiArrowDownBoldBoxOutline,
};

interface Props {
  of: Key;
  words: CallWords;
  /** The home's clock of an instant; undefined where it is not known. */
  clock: (instant: string) => string | undefined;
  /** OK ends the call then, as on a television. Not in her alarm: nothing that she pressed brought it. */
  focus?: boolean;
  press: () => void;
}

/** The one key for calls, always in the same place: to talk, and to end it. */
export function TalkKey({ of, words: w, clock, focus = false, press }: Props) {
  const key = useRef<HTMLButtonElement>(null);
  const steadily = useSteady(of.does);
  useEffect(() => {
    if (focus) key.current?.focus();
  }, [focus]);
  const { label, small } = said(of, w, clock);
  return (
    <button ref={key} type="button" class={`talk ${of.does}`} onClick={() => steadily(press)}>
      <Icon path={icons[of.does]} />
      <span>{label}{small && <small>{small}</small>}</span>
    </button>
  );
}

/** A name of so many letters has its place on the key; a longer one is not cut, but left to the call itself. */
const NAME_FITS = 12;

function said(of: Key, w: CallWords, clock: Props['clock']): { label: string; small?: string | undefined } {
  const who = (state: CallState) => namesOf(othersIn(state), w);
  switch (of.does) {
    case 'talk': return { label: w.talk, small: w.talkLine };
    case 'hang-up': return { label: w.hangUp };
    case 'not-now': return { label: w.notNow };
    case 'call-back': return { label: w.callBack, small: missed(who(of.missed), clock(of.missed.ended!.at)) };
    case 'go-on-here': return { label: w.goesOnElsewhere, small: who(of.state).length <= NAME_FITS ? w.elsewhere(who(of.state)) : undefined };
  }

  function missed(name: string, at: string | undefined) {
    return name.length <= NAME_FITS ? w.missed(name, at) : w.missedBrief(at);
  }
}
