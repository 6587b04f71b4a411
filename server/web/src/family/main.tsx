import '../shared/tokens.css';
import '../shared/seen/seen.css';
import './family.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import { startClock } from '../shared/clock';
import { keepFocus } from '../shared/focus';
import { followPrefs } from '../shared/prefs';
import { followVersion, followWorker } from '../shared/push/push';
import { Page } from './page';
import { family, start, view } from './store';

followPrefs();
start();
void followWorker('family', '/api/v1/family/push', computed(() => family.value !== undefined));
followVersion(() => view.value?.active === undefined);
keepFocus();
startClock();
render(<Page />, document.body);
