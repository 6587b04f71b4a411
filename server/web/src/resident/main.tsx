import '../shared/tokens.css';
import './resident.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { followArrows } from '../shared/arrows';
import { startClock } from '../shared/clock';
import { Screen } from './screen';
import { dim, start, words } from './store';

startClock();
start();
followArrows(document);
effect(() => {
  document.documentElement.dataset['theme'] = dim.value ? 'night' : 'day';
  document.documentElement.lang = words.value.locale.slice(0, 2);
});
// Fingers that tremble long-press: no menu may open over the screen.
document.addEventListener('contextmenu', (event) => event.preventDefault());
render(<Screen />, document.body);
