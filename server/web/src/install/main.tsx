import '../shared/tokens.css';
import './install.css';
import { render } from 'preact';
import { followPrefs } from '../shared/prefs';
import { Page } from './page';
import { start } from './store';

followPrefs();
start();
render(<Page />, document.body);
