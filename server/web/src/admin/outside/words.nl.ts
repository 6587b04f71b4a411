// What is told and asked about people outside, in Dutch.
export const outsideNl = {
  tab: 'Als er niemand is', title: 'Als er niemand is',
  line: 'Wacht een alarm en is niemand aangemeld die het kan aannemen, dan waarschuwt Nabij deze adressen, in deze volgorde, tot iemand het alarm aanneemt. Daarbij gaat geen naam of adres van een cliënt mee.',
  nobody: 'Nu wordt buiten niemand gewaarschuwd. Voeg een adres toe.',
  failing: 'De laatste oproep kwam niet overal aan. Kijk hieronder wat er mis is en stuur daarna een proef.',
  fine: 'De laatste oproepen kwamen aan.', untested: 'Stuur een proef: dan weet u of een oproep aankomt.',
  when: 'Wanneer', after: 'Niemand is aangemeld', afterUnit: 'seconden', unanswered: 'Er is iemand, en niemand neemt aan', again: 'Opnieuw en luider, elke', againUnit: 'minuten',
  numbers: 'Een van de tijden klopt niet. Bij elke tijd staat wat kan.', from: (least: number, most: number) => `${least} tot ${most}`,
  contacts: 'Wie gewaarschuwd wordt, in deze volgorde', contact: (n: number) => `Adres ${n}`, name: 'Naam, zoals centralisten die lezen', nameExample: 'SMS-dienst achterwacht',
  url: 'Webadres van de dienst', urlHint: 'Een programma dat het bericht als SMS, telefoontje of mail doorstuurt. Het begint met https://.',
  up: 'Eerder', down: 'Later', less: 'Haal weg', more: 'Nog een adres', first: 'Voeg een adres toe', save: 'Opslaan', saved: 'Opgeslagen.',
  test: 'Stuur een proef', testing: 'De proef wordt gestuurd …', saveFirst: 'Sla eerst op; dan kunt u een proef sturen.',
  secret: {
    title: 'Geheim voor de ontvanger', line: 'Geef dit geheim aan wie de dienst inricht: daarmee controleert die dat het bericht van u is. U ziet het alleen nu.', copy: 'Kopieer', copied: 'Gekopieerd',
  },
  calls: 'Laatste oproepen', noCalls: 'Er is nog niemand opgeroepen.', isTest: 'proef', round: (n: number) => `${n}e ronde`,
  outcomes: {
    accepted: 'Aangekomen', refused: 'De dienst weigerde het bericht', redirected: 'De dienst verwijst door naar een ander adres; vul dat adres in',
    'no-answer': 'De dienst antwoordde niet op tijd', unreachable: 'De dienst is niet te bereiken', 'unknown-host': 'Dit webadres bestaat niet',
    'not-trusted': 'Het certificaat van de dienst klopt niet', 'address-not-allowed': 'Dit adres ligt in het eigen netwerk en wordt niet gebeld', 'under-way': 'Onderweg',
    unknown: 'De server stopte voor het antwoord; het bericht is opnieuw gestuurd',
  } as Record<string, string>,
  status: (code: number) => `antwoord ${code}`,
};
