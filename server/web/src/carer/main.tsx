import '../shared/tokens.css';
import './carer.css';
import { computed, effect } from '@preact/signals';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { keepFocus } from '../shared/focus';
import { planFor } from '../shared/planned';
import { followCalls, loud, openCall, engaged } from './call/calls';
import { followRing } from './call/ring';
import { followClients } from './clients';
import { followDuty } from './duty/duty';
import { followInstall } from './install';
import { Page } from './page';
import { followPrefs, words } from './prefs';
import { followWorker, onWorker } from './push/push';
import { begin, followConnection, me } from './store';

followPrefs();
keepFocus();
startClock();
followInstall();
followConnection();
followDuty();
followClients();
followCalls();
followRing();
void followWorker();

// From a message on the locked screen: in the address of a new page, or as a word to the one that was there.
const asked = new URLSearchParams(location.search).get('call');
if (asked) {
  openCall(asked);
  history.replaceState(null, '', '/carer');
}
onWorker(({ open }) => open && openCall(open));

// A new version of this program: taken when she comes back to the page, never under her hands.
let stale = false;
if (navigator.serviceWorker?.controller) navigator.serviceWorker.addEventListener('controllerchange', () => (stale = true));
document.addEventListener('visibilitychange', () => {
  if (stale && document.visibilityState === 'visible' && !engaged.value && !loud.value) location.reload();
});

effect(() => {
  document.title = loud.value ? words.value.ring.announced(loud.value.clientName) : words.value.title;
});
const person = computed(() => me.value?.id);
effect(() => planFor(person.value));
void begin();
render(<Page />, document.body);
