import { SignIn } from '../shared/signin';
import { words } from './prefs';
import { phase, signIn, signedOutBecause } from './store';

/** The first thing a shift begins with. */
export function SignInForm() {
  const w = words.value.signIn;
  const reason = signedOutBecause.value;
  const told = reason === '' ? '' : reason === 'expired' ? w.expired : reason === 'no-console' ? w.noConsole : w.ended(reason);
  return <SignIn words={w} told={told} signIn={signIn} />;
}

/** Before it is known whether somebody is signed in. */
export function Searching() {
  const w = words.value.signIn;
  return <main class="door"><h1 class="only-spoken">{words.value.heading}</h1><p role="status">{phase.value === 'lost' ? w.searching : w.starting}</p></main>;
}
