// Messages of a closed page, as its settings tell them. A face says otherwise where its people differ.

export const pushNl = {
  title: 'Bellen met het scherm uit',
  off: 'Deze telefoon gaat alleen over zolang deze pagina open en zichtbaar is.',
  turnOn: 'Meldingen aanzetten',
  busy: 'Even geduld …',
  on: 'Deze telefoon krijgt een melding als u gebeld wordt, ook met het scherm uit.',
  turnOff: 'Meldingen uitzetten',
  test: 'Stuur een proefmelding',
  denied: 'Meldingen zijn op deze telefoon geblokkeerd. Sta ze toe bij de instellingen van de browser of de app.',
  'needs-install': 'Zet deze pagina eerst op uw beginscherm (Deel, dan ‘Zet op beginscherm’) en open hem daar. Daarna kunnen meldingen aan.',
  unsupported: 'Deze browser kan geen meldingen geven. Houd de pagina open, of gebruik een andere browser.',
  failed: 'Meldingen konden niet aan. Controleer de verbinding en probeer het opnieuw.',
  tested: {
    accepted: 'Verstuurd. De melding komt nu op deze telefoon; zo niet, controleer ‘niet storen’ en de instellingen voor meldingen.',
    gone: 'Deze telefoon moet opnieuw worden aangezet voor meldingen.',
    other: 'De meldingsdienst nam de proef niet aan. Probeer het later, en meld het uw beheerder.',
    wait: 'Er is net een proef verstuurd. Wacht tien tellen.',
    unreachable: 'Geen verbinding met de centrale. Probeer het straks.',
  },
};

export type PushWords = typeof pushNl;

export const pushEn: PushWords = {
  title: 'Calls with the screen off',
  off: 'This phone rings only while this page is open and visible.',
  turnOn: 'Switch messages on',
  busy: 'One moment …',
  on: 'This phone gets a message when you are called, also with the screen off.',
  turnOff: 'Switch messages off',
  test: 'Send a test message',
  denied: 'Messages are blocked on this phone. Allow them in the settings of the browser or the app.',
  'needs-install': 'First put this page on your home screen (Share, then ‘Add to Home Screen’) and open it there. Then messages can be switched on.',
  unsupported: 'This browser cannot give messages. Keep the page open, or use another browser.',
  failed: 'Messages could not be switched on. Check the connection and try again.',
  tested: {
    accepted: 'Sent. The message comes to this phone now; if not, check ‘do not disturb’ and the settings for messages.',
    gone: 'Messages have to be switched on anew on this phone.',
    other: 'The message service did not take the test. Try later, and tell your administrator.',
    wait: 'A test was sent just now. Wait ten seconds.',
    unreachable: 'No connection with the centre. Try later.',
  },
};
