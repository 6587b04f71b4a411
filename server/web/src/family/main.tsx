import '../shared/tokens.css';
import './family.css';
import { render } from 'preact';
import { keepFocus } from '../shared/focus';
import { followPrefs } from '../shared/prefs';
import { Page } from './page';
import { start } from './store';

followPrefs();
start();
keepFocus();
render(<Page />, document.body);
