import '../shared/tokens.css';
import './guest.css';
import { render } from 'preact';
import { Page } from './page';
import { start } from './store';

start();
document.body.replaceChildren();
render(<Page />, document.body);
