import '../shared/tokens.css';
import './admin.css';
import { render } from 'preact';
import { keepFocus } from '../shared/focus';
import { followPrefs } from '../shared/prefs';
import { Office } from './office';
import { begin, followTitle } from './store';

followPrefs();
followTitle();
keepFocus();
void begin();
render(<Office />, document.body);
