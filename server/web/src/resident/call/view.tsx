import { momentOf } from '../day';
import { state, words } from '../store';
import { askToTalk, callBack, closeEnd, comesIn, goOnHere, hangUp, key, photoOf, sayNo, sayYes, scene, show, view } from './calls';
import { Asking, Calling, EndOfCall } from './ended';
import { TalkKey } from './key';
import { Knock } from './knock';
import { Voices } from './voices';
import type { Key, Scene } from './scene';
import { Sign } from './sign';
import { Talking } from './talking';

/** The middle of the screen during a call. */
export function CallView({ of, brief }: { of: Scene; brief: boolean }) {
  const w = words.value.call;
  switch (of.kind) {
    case 'knock': return <Knock state={of.state} opensIn={comesIn.value} photo={photoOf} words={w} yes={() => sayYes(of.state.call)} no={() => sayNo(of.state.call)} />;
    case 'talking': return <Talking state={of.state} photo={photoOf} view={view.value!} words={w} brief={brief} show={(picture) => show(of.state.call, picture)} />;
    case 'asking': return <Asking stage={of.stage} words={w} />;
    case 'calling': return <Calling name={of.name} photo={photoOf(of.party)} unsaid={of.unsaid} words={w} />;
    case 'ended': return <EndOfCall told={of.told} words={w} close={() => closeEnd(of.call)} />;
  }
}

export function CallSign() {
  return <Sign look={view.value?.outgoing ?? 'none'} words={words.value.call} />;
}

export function CallKey() {
  const of = key.value;
  if (!of) return null;
  const now = scene.value;
  const clock = (instant: string) => (state.value?.clockTrusted ? momentOf(Date.parse(instant), state.value.timeZone, words.value.locale).clock : undefined);
  return <TalkKey of={of} words={words.value.call} clock={clock} focus={now?.kind === 'talking' && now.state.why !== 'alarm'} press={() => press(of)} />;
}

function press(of: Key) {
  switch (of.does) {
    case 'talk': return askToTalk();
    case 'call-back': return callBack(of.missed);
    case 'hang-up':
    case 'not-now': return hangUp(of.call!);
    case 'go-on-here': return goOnHere(of.state);
  }
}

export function CallVoices() {
  return view.value ? <Voices media={view.value.media} loudness={view.value.loudness} /> : null;
}
