import { mdiVolumeHigh, mdiVolumeOff } from '@mdi/js';
import { effect, signal } from '@preact/signals';
import { Icon } from '../shared/icon';
import { words } from './store';

/** Slower than news is read: she listens without her glasses, and maybe without her hearing aid. */
const RATE = 0.9;

const synthesis: SpeechSynthesis | undefined = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis;
const voices = signal<SpeechSynthesisVoice[]>([]);
const speaking = signal(false);

/** Looks which voices there are. A box without any has no button: one that stays silent would only worry her. */
export function findVoices() {
  if (!synthesis) return;
  const look = () => (voices.value = synthesis.getVoices());
  synthesis.addEventListener('voiceschanged', look);
  look();
  effect(() => {
    // The language was changed: what is being read is the other one's.
    void words.value;
    hush();
  });
}

function voice(): SpeechSynthesisVoice | undefined {
  const language = words.value.locale.slice(0, 2);
  return voices.value.find((one) => one.lang.toLowerCase().startsWith(language));
}

export function hush() {
  synthesis?.cancel();
  speaking.value = false;
}

function speak(text: string) {
  const chosen = voice();
  if (!synthesis || !chosen) return;
  const saying = new SpeechSynthesisUtterance(text);
  saying.voice = chosen;
  saying.lang = chosen.lang;
  saying.rate = RATE;
  saying.onend = saying.onerror = () => (speaking.value = false);
  synthesis.cancel();
  speaking.value = true;
  synthesis.speak(saying);
}

/** Reads what the screen says, when she asks for it; pressed again it is quiet. `text` is made at the press. */
export function SpeakButton({ text }: { text: () => string }) {
  const w = words.value;
  if (!voice()) return null;
  return (
    <button type="button" class="plain speak" onClick={() => (speaking.value ? hush() : speak(text()))}>
      <Icon path={speaking.value ? mdiVolumeOff : mdiVolumeHigh} />
      {speaking.value ? w.quiet : w.readAloud}
    </button>
  );
}
