// A page that goes closes what it has open; one that the browser kept and shows again would look alive with all of it closed.

export function whenPageGoes(close: () => void) {
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && location.reload());
}
