// The file of a home, in Dutch.
import type { CallOpened, CallPicture, CallUse, CallWhy, ConsentPurpose, DayOfWeek, StayState, WeekEntryKind } from '../../../shared/contract';
import { familyNl } from './family.words.nl';
import { plansNl } from './plans.words.nl';

export const fileNl = {
  family: familyNl,
  plans: plansNl,
  open: 'Dossier', all: 'Alle woningen', of: (name: string) => `Dossier van ${name}`, nobody: 'Nog niemand ingeschreven', saved: 'Opgeslagen.', changed: 'Iemand anders heeft deze gegevens intussen gewijzigd.', readAgain: 'Lees opnieuw; wat u typte vervalt',
  since: (at: string) => `Bij u sinds ${at}`,
  parts: { details: 'Gegevens', stay: 'Thuis of weg', consents: 'Toestemming', comesIn: 'Beeldbellen', talks: 'Gesprekken', hers: 'Voor haar', end: 'Einde van de zorg' },
  resident: (n: number) => `Bewoner ${n}`, moreResidents: 'Nog een bewoner', lessResident: 'Haal deze bewoner weg', residents: 'Wie daar woont; de eerste wordt door het scherm begroet',
  key: 'Waar de sleutel is', keyHint: 'Staat bij elk alarm op het scherm van wie helpt. Een code van een kluis mag.', keyExample: 'sleutelkluis links van de deur, 4711',
  rooms: 'Ruimten, één per regel', roomsHint: 'Zoals zij ze noemt. De centralist ziet ze als plattegrond; de installateur kiest eruit.', roomsExample: 'woonkamer',
  week: {
    title: 'Een gewone week', line: 'Wie er komt en wat er te doen is. Het staat op haar scherm, en bij een alarm ziet wie helpt wie er onderweg is. Is zij weg, dan staat er niets.',
    entry: (n: number) => `Afspraak ${n}`, kind: 'Wat het is', kinds: { VISIT: 'Iemand komt', HAPPENING: 'Er is iets te doen' } as Record<WeekEntryKind | string, string>, what: 'Wie of wat, zoals zij het leest', whatExample: 'de thuiszorg', where: 'Waar',
    from: 'Van', until: 'Tot', days: 'Dagen', more: 'Nog een afspraak', less: 'Haal deze afspraak weg',
    dayNames: { MONDAY: 'ma', TUESDAY: 'di', WEDNESDAY: 'wo', THURSDAY: 'do', FRIDAY: 'vr', SATURDAY: 'za', SUNDAY: 'zo' } satisfies Record<DayOfWeek, string> as Record<DayOfWeek, string>,
  },
  save: 'Opslaan', move: 'Verhuisd', moveTitle: 'Verhuisd, met het kastje mee',
  moveLine: 'Doe dit op de dag van de verhuizing: vanaf nu gaat hulp naar het nieuwe adres. Wat sensoren op het oude adres meldden wordt gewist, en iemand moet de installatie opnieuw nakijken. Kijk de contacten na: er zijn andere buren.',
  moveSubmit: 'Hulp gaat nu naar dit adres',
  stay: {
    living: 'Woont thuis.', away: (reason: string, since: string) => `${reason} sinds ${since}.`, ended: (reason: string, since: string) => `Zorg beëindigd op ${since}: ${reason}.`,
    back: (day: string) => `Verwacht terug op ${day}.`, by: (who: string) => `Gemeld door ${who}.`,
    awayLine: 'Alarmen komen gewoon binnen, en wie helpt leest dat zij weg is. Voor een kastje zonder teken wordt niemand gestuurd. Wat sensoren melden wordt nu niet bewaard.',
    nobody: (n: number) => `Hier wonen ${n} mensen. Meld dit alleen als niemand van hen thuis is.`, untilHint: 'Weet u het niet, kies dan een dag om het na te vragen. Vanaf de dag erna geldt een stil kastje weer als alarm.',
    goes: 'Zij is weg', goesTitle: 'Zij is een tijd niet thuis', reason: 'Waarom', until: 'Verwacht terug op', note: 'Wat wie helpt moet weten', submit: 'Opslaan', isBack: 'Zij is terug', change: 'Wijzig',
  },
  reasons: {
    hospital: 'In het ziekenhuis', rehabilitation: 'In revalidatie', holiday: 'Op vakantie', other: 'Om een andere reden niet thuis', moved: 'verhuisd zonder kastje', died: 'overleden', 'care-ended': 'zorg gestopt',
  } as Record<string, string>,
  awayReasons: { hospital: 'Ziekenhuis', rehabilitation: 'Revalidatie', holiday: 'Vakantie', other: 'Anders' } as Record<string, string>,
  endReasons: { moved: 'Verhuisd, zonder het kastje', died: 'Overleden', 'care-ended': 'Zorg gestopt', other: 'Anders' } as Record<string, string>,
  end: {
    line: 'Verhuist zij zonder het kastje, overlijdt zij of stopt de zorg, dan sluit u het dossier.', begin: 'Zorg beëindigen',
    title: (name: string) => `Zorg voor ${name} beëindigen`,
    what: [
      'Zij staat niet meer in de lijst. Er kan geen kastje meer bij.',
      'Wat sensoren meldden wordt nu gewist.',
      'Het kastje wordt gehoord tot u het ophaalt: wie daar nog drukt, krijgt hulp. Haal het op.',
      'Na 30 dagen worden contacten, aantekeningen, sleutel en apparaten gewist. Tot dan kunt u dit terugdraaien.',
    ],
    then: (years: number) => `Naam, adres en alarmen worden na ${years} jaar gewist.`,
    connected: 'Het kastje is nu verbonden.', reason: 'Waarom', note: 'Opmerking', submit: 'Beëindig de zorg',
    reopen: 'Toch niet: de zorg gaat door', plan: 'Wat er gewist wordt', done: (at: string) => `gewist op ${at}`, at: (at: string) => `op ${at}`,
    whats: { sensors: 'Wat sensoren meldden', file: 'Contacten, aantekeningen, sleutel, ruimten, apparaten', all: 'Naam, adres en alarmen' } as Record<string, string>,
    waits: 'Het kastje is nog verbonden. Haal het op; tot dan wordt het dossier niet gewist.',
    erase: 'Wis nu alles', eraseTitle: 'Nu alles wissen', eraseLine: 'Naam, adres, alarmen en wat erbij hoort verdwijnen voorgoed. Dit kan niet worden teruggedraaid. Alleen dat er gewist is en wie het dossier bekeek blijft.',
    eraseName: (name: string) => `Typ ter controle: ${name}`, eraseSubmit: 'Wis voorgoed', gone: 'Alles is gewist.',
  },
  consents: {
    line: 'Vraag het haar in gewone woorden. Zij mag op elk moment iets anders zeggen; het laatste telt.',
    none: 'Nog niet gevraagd', over: (day: string) => `Was goed tot en met ${day}. Vraag het opnieuw.`,
    yes: (by: string, at: string) => `Ja, zei ${by} op ${at}`, no: (by: string, at: string) => `Nee, zei ${by} op ${at}`, until: (day: string) => `tot en met ${day}`,
    pick: 'Kies', ask: 'Leg vast', what: 'Wat zij zei', given: { yes: 'Ja, dat is goed', no: 'Nee' } as Record<string, string>, by: 'Wie het zei', byHint: 'Zijzelf, of wie haar vertegenwoordigt: naam en wie dat is.', last: 'Tot en met', submit: 'Opslaan',
    purposes: {
      history: ['Sensoren', 'Nabij bewaart enkele dagen welke deur open ging en waar iemand bewoog. Bij een alarm ziet wie helpt wat er daarvoor gebeurde. Zonder haar ja wordt er niets bewaard; bij nee wordt gewist wat er is.'],
      door: ['Deur', 'Wie haar alarm aanneemt mag de deur op afstand openen, voor wie komt helpen. Zegt zij nee, dan opent niemand de deur; er moet iemand met de sleutel komen.'],
      contacts: ['Contacten', 'De mensen die gebeld worden mogen horen wat er aan de hand is. Zonder haar ja wordt hun alleen gevraagd te gaan kijken.'],
    } satisfies Record<ConsentPurpose, [string, string]> as Record<ConsentPurpose, [string, string]>,
  },
  comesIn: {
    line: 'Haar scherm belt, en zij zegt zelf ja of nee. Alleen wat hier staat gaat zonder dat zij iets aanraakt. Zij mag het op elk moment terugnemen.',
    alarm: 'Na haar alarm', alarmLine: 'Wie haar alarm aanneemt spreekt meteen met haar. Of die haar dan ook ziet, kiest zij.', shown: 'Wat men van haar ziet', hidden: 'Waar haar lijn is blijft verborgen.',
    shows: { none: 'Geen beeld.', veiled: 'Onscherp: men ziet dat er iemand is, niet hoe.', clear: 'Gewoon beeld.' } satisfies Record<CallPicture, string> as Record<CallPicture, string>,
    pictures: { none: 'Geen beeld', veiled: 'Onscherp beeld', clear: 'Gewoon beeld' } satisfies Record<CallPicture, string> as Record<CallPicture, string>,
    hide: 'Verberg het adres van haar internetlijn', hideHint: 'Al het beeld en geluid gaat dan langs de centrale. Zonder zo’n tussenstation kan niemand haar bellen.',
    saidBy: (who: string, at: string) => `Zei ${who} op ${at}.`, nobody: 'Niemand mag binnenkomen zonder dat zij ja zegt.', give: 'Iemand mag zelf binnenkomen', withdraw: 'Neem terug',
    withdrawTitle: (name: string) => `${name} mag niet meer zelf binnenkomen`, withdrawLine: 'Een gesprek dat zo begon houdt nu meteen op. Bellen en wachten op haar ja mag altijd.',
    uses: { talk: 'Het scherm belt 10 seconden, daarna spreken zij met elkaar.', look: 'Even kijken of het goed gaat, hoogstens 2 minuten, zonder te spreken. Wie kijkt geeft een reden, en zij kan lezen wie keek en waarom.' } satisfies Record<CallUse, string> as Record<CallUse, string>,
    useNames: { talk: 'Praten', look: 'Even kijken' } satisfies Record<CallUse, string> as Record<string, string>,
    when: (days: string, all: boolean, from: string, until: string) => `${all ? 'Elke dag' : days}${from === until ? ', de hele dag' : ` van ${from} tot ${until}`}`,
    who: 'Wie', what: 'Waarvoor', allDay: 'Van 00:00 tot 00:00 is de hele dag.', noDay: 'Kies minstens één dag.', everybody: (name: string) => `Iedereen die opneemt bij ${name}`,
  },
  talks: {
    line: 'Wie belde of keek, wanneer, waarom en hoe het ging. Vraagt zij wie haar zag, dan staat het hier; dat u het leest wordt vastgelegd.', none: 'Nog geen gesprekken.', older: 'Oudere gesprekken',
    whys: { 'to-talk': 'Praten', planned: 'Afgesproken gesprek', 'calls-back': 'Terugbellen', alarm: 'Spreken bij een alarm', look: 'Even kijken' } satisfies Record<CallWhy, string> as Record<CallWhy, string>,
    reason: (text: string) => `Reden: ${text}`, goesOn: 'Het is nog bezig.', lasted: (seconds: number) => (seconds < 60 ? `Duurde ${seconds} s.` : `Duurde ${Math.round(seconds / 60)} min.`),
    opened: { not: 'Er ging bij haar niets open.', pressed: 'Zij koos zelf ja.', alarm: 'Haar alarm opende het gesprek.', allowed: 'Zij had het vooraf toegestaan.' } satisfies Record<CallOpened, string> as Record<CallOpened, string>,
    picture: { none: 'Zij was niet te zien.', veiled: 'Zij was onscherp te zien.', clear: 'Zij was te zien.' } satisfies Record<CallPicture, string> as Record<CallPicture, string>,
    ended: {
      'hung-up': 'Gewoon opgehangen.', cancelled: 'Opgehangen voordat er werd opgenomen.', declined: 'Zij of de ander wilde nu niet.', 'no-answer': 'Niemand nam op.', busy: 'In gesprek.', 'not-home': 'Zij was niet thuis.', unreachable: 'Het scherm was niet bereikbaar.',
      'set-up-failed': 'De verbinding kwam niet tot stand.', lost: 'De verbinding viel weg.', 'taken-over': 'Overgenomen.', dismissed: 'Weggehaald.', 'made-room': 'Een alarm ging voor.', 'consent-withdrawn': 'Zij trok haar toestemming in.', 'held-too-long': 'Stond te lang in de wacht.',
      'time-over': 'De tijd was om.', 'given-up': 'Gestopt door een fout.',
    } as Record<string, string>,
    went: { good: 'De lijn was goed.', poor: 'De lijn was matig.', bad: 'De lijn was slecht.', gone: 'De lijn viel weg.' } as Record<string, string>, notCome: (names: string) => `Kwam niet: ${names}.`,
  },
  hers: {
    line: 'Vraagt zij wat er over haar bewaard wordt, geef haar dan dit bestand. Er staat alles in, ook wie haar gegevens bekeek. Dat u het ophaalt wordt vastgelegd.', export: 'Haal alles op',
  },
  states: { living: 'thuis', away: 'weg', ended: 'beëindigd' } satisfies Record<StayState, string> as Record<StayState, string>,
  keeping: {
    title: 'Bewaren na het einde van de zorg', label: 'Jaren', line: 'Naam, adres en alarmen worden na zoveel jaar gewist. De wet noemt twintig jaar voor een zorgdossier.', save: 'Opslaan', saved: 'Opgeslagen.', wrong: 'Een getal van 1 tot 30.', dueNow: (n: number) => (n === 1 ? 'Van 1 beëindigde woning wordt dan meteen alles gewist. Dit kan niet worden teruggedraaid.' : `Van ${n} beëindigde woningen wordt dan meteen alles gewist. Dit kan niet worden teruggedraaid.`), eraseThem: 'Wis ze',
    erased: 'Gewist', none: 'Er is nog niets gewist.', causes: { ended: 'volgens termijn', asked: 'op verzoek', moved: 'verhuisd', withdrawn: 'toestemming ingetrokken' } as Record<string, string>,
  },
};
