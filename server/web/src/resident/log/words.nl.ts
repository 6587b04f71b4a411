// Who called or looked, told as a neighbour would who had been there: who, why, whether she could be seen, how long.
import type { CallPicture } from '../../shared/contract';

export const logNl = {
  title: 'Wie belde of keek',
  none: 'Er heeft niemand gebeld in de laatste 30 dagen.',
  noneLine: 'Belt of kijkt er iemand? Dan leest u het hier.',
  loading: 'Een ogenblik …',
  loadingLine: 'Wij zoeken het voor u op.',
  away: 'Dit is nu even niet te zien.',
  awayLine: 'Het staat er wel. Kijk straks gerust nog eens.',
  older: 'Wat er nog voor was, kan uw zorgverlener u vertellen.',

  night: 'Vannacht', today: 'Vandaag', yesterday: 'Gisteren',
  of: (name: string, organisation: string) => `${name} van ${organisation}`,

  called: (who: string) => `${who} belde`,
  calledPlanned: (who: string) => `${who} belde, zoals afgesproken`,
  calledBack: (who: string) => `${who} belde u terug`,
  calledForAlarm: (who: string) => `${who} belde na uw alarm`,
  looked: (who: string) => `${who} keek bij u`,
  wantedToLook: (who: string) => `${who} wilde bij u kijken`,
  youCalled: (who: string) => `U belde ${who}`,
  youAsked: 'U vroeg om te praten',

  reason: (text: string) => `Reden: ‘${text}’.`,
  pressed: 'U nam op.',
  byAlarm: 'Het ging open door uw alarm.',
  byItself: 'Het ging vanzelf open. Dat had u goedgevonden.',
  byItselfLook: 'Dat had u goedgevonden.',
  /** Nothing of hers opened: by the word of its end. */
  closed: {
    declined: 'U koos ‘Nu niet’.', 'no-answer': 'U nam niet op.', cancelled: 'Er is opgehangen voordat u opnam.', busy: 'U was in gesprek.', 'not-home': 'U was niet thuis.',
    unreachable: 'Uw scherm was niet te bereiken.', lost: 'De verbinding viel weg.', 'made-room': 'Uw alarm ging voor.', 'consent-withdrawn': 'Dat mocht niet meer.',
  } as Record<string, string>,
  closedSomehow: 'Het ging niet door.',
  rings: 'Het gaat nu over.',

  answered: (who: string) => `${who} nam op.`,
  nobody: 'Er nam niemand op.',
  notAnswered: (who: string) => `${who} nam niet op.`,
  notReached: (who: string) => `${who} was niet te bereiken.`,
  couldNot: (who: string) => `${who} kon even niet.`,
  youStopped: 'U stopte voordat er iemand was.',

  together: (lasted: string, seen: string) => `${lasted}, ${seen}.`,
  lasted: (minutes: number) => (minutes < 1 ? 'Nog geen minuut' : [minutes < 60 ? '' : `${Math.floor(minutes / 60)}\u00a0uur`, minutes % 60 === 0 ? '' : minutes % 60 === 1 ? '1\u00a0minuut' : `${minutes % 60}\u00a0minuten`].filter(Boolean).join(' en ')),
  seen: { none: 'u was niet te zien', veiled: 'u was wazig te zien', clear: 'u was te zien' } satisfies Record<CallPicture, string> as Record<CallPicture, string>,
  goesOn: (seen: string) => `Het is nog bezig, ${seen}.`,
  noWay: 'Er kwam geen verbinding.',
  were: (names: string, several: boolean) => `${names} ${several ? 'waren' : 'was'} erbij.`,
};

export type LogWords = typeof logNl;
