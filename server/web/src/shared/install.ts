// The browser offers to put the page on the home screen; where it does not, nothing is shown.
import { signal } from '@preact/signals';

interface Offer extends Event {
  prompt(): Promise<unknown>;
}

let offer: Offer | undefined;
export const installable = signal(false);

export function followInstall() {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as Offer;
    installable.value = true;
  });
  addEventListener('appinstalled', () => (installable.value = false));
}

export async function install() {
  installable.value = false;
  await offer?.prompt();
  offer = undefined;
}
