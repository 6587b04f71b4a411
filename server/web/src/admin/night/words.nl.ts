// Who answers at night: what both sides read, in Dutch.
export const nightNl = {
  tab: 'Nachtzorg', title: 'Wie er ’s nachts opneemt',
  answering: (centre: string, since: string) => `${centre} neemt uw alarmen op, sinds ${since}.`,
  nobody: 'Geen nachtzorgcentrale neemt uw alarmen op. Ze gaan alleen naar uw eigen medewerkers.',
  asked: (centre: string, at: string) => `U vroeg ${centre} op ${at}. Zolang zij geen ja zegt, blijft alles zoals het is.`,
  declined: (centre: string, at: string) => `${centre} zei nee (${at}). Er is niets veranderd.`,
  choose: 'Nachtzorgcentrale', ask: 'Vraag', askTitle: 'Een nachtzorgcentrale vragen', askLine: 'Zij ziet alleen de naam van uw organisatie. Pas als zij ja zegt, gaan uw alarmen naar haar.',
  askOther: 'Een andere vragen', noChoice: 'Op deze server is geen andere nachtzorgcentrale. De beheerder van de centrale kan er een toevoegen.', withdraw: 'Trek de vraag in',
  end: 'Beëindig', endTitle: (centre: string) => `Stoppen met ${centre}`,
  endLine: (centre: string) => `Vanaf dat moment gaan alarmen, ook ’s nachts, alleen naar uw eigen medewerkers. Is er dan niemand aangemeld, dan hoort niemand van hen het. Alarmen die nu open zijn blijven bij ${centre} tot ze zijn afgehandeld.`,
  asks: 'Wie u vraagt', since: (at: string) => `sinds ${at}`, askedAt: (at: string) => `gevraagd ${at}`,
  accept: 'Zeg ja', acceptTitle: (name: string) => `Opnemen voor ${name}`,
  acceptLine: (name: string) => `Vanaf dat moment gaan de alarmen van alle woningen van ${name} naar uw centralisten, dag en nacht. Zorg dat er iemand is aangemeld.`,
  decline: 'Zeg nee', declineTitle: (name: string) => `Nee zeggen tegen ${name}`, declineLine: (name: string) => `${name} leest dat u nee zei. Er verandert niets; zij kan u later opnieuw vragen.`,
  forWhom: 'Voor wie u opneemt',
  stop: 'Beëindig', stopTitle: (name: string) => `Stoppen met ${name}`,
  stopLine: (name: string) => `Vanaf dat moment gaan alarmen van ${name}, ook ’s nachts, alleen naar haar eigen medewerkers. Zeg het haar eerst. Alarmen die nu open zijn blijven bij u tot ze zijn afgehandeld.`,
  ended: 'Wat voorbij is',
  endings: {
    youLeft: (name: string, at: string) => `U stopte met ${name} (${at}).`, theyLeft: (name: string, at: string) => `${name} stopte met opnemen voor u (${at}). Sindsdien gaan uw alarmen alleen naar uw eigen medewerkers.`,
    youStopped: (name: string, at: string) => `U stopte met opnemen voor ${name} (${at}).`, theyStopped: (name: string, at: string) => `${name} laat niet meer door u opnemen (${at}).`,
  },
};
