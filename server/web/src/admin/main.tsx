import '../shared/tokens.css';
import './admin.css';
import { render } from 'preact';
import { followPrefs } from '../shared/prefs';
import { Office } from './office';
import { begin, followTitle } from './store';

followPrefs();
followTitle();
void begin();
render(<Office />, document.body);
