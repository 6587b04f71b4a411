import '../shared/tokens.css';
import './console.css';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { startAlive } from './alive/alive';
import { Desk } from './desk';
import { followKeys } from './keys';
import { followKpi } from './kpi';
import { followPrefs } from './prefs';
import { begin } from './store';

followPrefs();
startClock();
startAlive();
followKeys();
followKpi();
void begin();
render(<Desk />, document.body);
