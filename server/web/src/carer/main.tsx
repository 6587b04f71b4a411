import '../shared/tokens.css';
import '../shared/seen/seen.css';
import '../shared/company/company.css';
import './carer.css';
import { computed, effect } from '@preact/signals';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { keepFocus } from '../shared/focus';
import { followInstall } from '../shared/install';
import { planFor } from '../shared/planned';
import { followVersion, followWorker, onWorker } from '../shared/push/push';
import { followCalls, loud, openCall, engaged } from './call/calls';
import { followRing } from './call/ring';
import { followClients } from './clients';
import { followDuty } from './duty/duty';
import { Page } from './page';
import { followPrefs, words } from './prefs';
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
void followWorker('carer', '/api/v1/push', computed(() => me.value !== undefined));

// From a message on the locked screen: in the address of a new page, or as a word to the one that was there.
const asked = new URLSearchParams(location.search).get('call');
if (asked) {
  openCall(asked);
  history.replaceState(null, '', '/carer');
}
onWorker(({ open }) => open && openCall(open));

followVersion(() => !engaged.value && !loud.value);

effect(() => {
  document.title = loud.value ? words.value.ring.announced(loud.value.clientName) : words.value.title;
});
const person = computed(() => me.value?.id);
effect(() => planFor(person.value));
void begin();
render(<Page />, document.body);
