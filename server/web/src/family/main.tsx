import '../shared/tokens.css';
import './family.css';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { keepFocus } from '../shared/focus';
import { followPrefs } from '../shared/prefs';
import { Page } from './page';
import { start } from './store';

followPrefs();
start();
keepFocus();
startClock();
render(<Page />, document.body);
