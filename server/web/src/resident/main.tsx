import '../shared/tokens.css';
import './resident.css';
import './call/call.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { followArrows } from '../shared/arrows';
import { startClock } from '../shared/clock';
import { startCalls } from './call/calls';
import { remind } from './remind';
import { Screen } from './screen';
import { findVoices } from './speak';
import { dim, start, words } from './store';

startClock();
start();
startCalls();
findVoices();
remind();
followArrows(document);
effect(() => {
  document.documentElement.dataset['theme'] = dim.value ? 'dusk' : 'day';
  document.documentElement.lang = words.value.locale.slice(0, 2);
});
// Fingers that tremble long-press: no menu may open over the screen.
document.addEventListener('contextmenu', (event) => event.preventDefault());
render(<Screen />, document.body);
