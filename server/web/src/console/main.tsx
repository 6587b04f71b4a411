import '../shared/tokens.css';
import './console.css';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { startAlive } from './alive/alive';
import { Desk } from './desk';
import { begin } from './store';

startClock();
startAlive();
void begin();
render(<Desk />, document.body);
