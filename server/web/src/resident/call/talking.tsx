import { mdiAlertCircleOutline, mdiEyeOffOutline, mdiEyeOutline, mdiBlur, mdiMessageTextOutline } from '@mdi/js';
import { useMemo } from 'preact/hooks';
import type { LineView } from '../../call/line';
import { spokenOf } from '../../call/texts';
import type { CallPicture, CallState } from '../../shared/contract';
import { Icon } from '../../shared/icon';
import { isSeen, Picture, Portrait } from './portrait';
import { nameOf, namesOf, othersIn, tellTalk, textOf } from './tell';
import type { CallWords } from './words.nl';

const pictures: Record<CallPicture, string> = { clear: mdiEyeOutline, veiled: mdiBlur, none: mdiEyeOffOutline };

interface Props {
  state: CallState;
  view: Pick<LineView, 'up' | 'media' | 'outcome' | 'own' | 'texts' | 'typed' | 'unproved'>;
  words: CallWords;
  photo?: (party: string) => string | undefined;
  /** Her help story needs its place too. */
  brief?: boolean;
  show: (picture: CallPicture) => void;
}

/** With whom she speaks, how it goes, and how she is seen. The key that ends it stands beside the red bar. */
export function Talking({ state, photo, view, words: w, brief = false, show }: Props) {
  const others = othersIn(state);
  const told = tellTalk(state, view, w);
  const text = textOf(view, state.me);
  const spoken = spokenOf(view, state.me);
  const own = useMemo(() => view.own && new MediaStream([view.own]), [view.own]);
  return (
    <section class="talking">
      <div class={`others of-${others.length}`}>
        {others.map((one) => {
          const there = view.media.get(one.party);
          return (
            <figure key={one.party}>
              {state.stage === 'connected' && isSeen(there) ? <Picture stream={there.picture} label={w.pictureOf(nameOf(one, w))} /> : <Portrait name={one.name} photo={photo?.(one.party)} />}
              {others.length > 1 && <figcaption>{nameOf(one, w)}</figcaption>}
            </figure>
          );
        })}
        {own && <Picture stream={own} label={w.ownPicture} own />}
        {text && (
          <p class="written" aria-hidden="true"><Icon path={mdiMessageTextOutline} /><span>{text.text}</span></p>
        )}
        <p class="only-spoken" aria-live="polite">{spoken && `${w.says(namesOf(others.filter((one) => one.party === spoken.party), w))} ${spoken.text}`}</p>
      </div>
      <div class={`with ${told.tone}`}>
        <div class="how-it-goes" aria-live="polite">
          <h1>{told.title}</h1>
          {told.lines.slice(0, brief ? 1 : 2).map((line) => <p key={line}>{told.tone === 'trouble' && <Icon path={mdiAlertCircleOutline} />}{line}</p>)}
        </div>
        <div class="shown" role="group" aria-label={w.showTitle}>
          <p aria-hidden="true">{w.showTitle}</p>
          {(Object.keys(pictures) as CallPicture[]).map((picture) => (
            <button key={picture} type="button" aria-pressed={state.picture === picture} onClick={() => show(picture)}>
              <Icon path={pictures[picture]} />{w.show[picture]}
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
