// The words of planned calls in the office's file.
import type { PlanState } from '../../../shared/contract';

export const plansNl = {
  title: 'Afgesproken gesprekken', line: 'Een afspraak staat op haar scherm. Vijf minuten ervoor hoort zij een zacht geluid en krijgt wie belt een bericht; na tien minuten zonder gesprek worden collega’s gevraagd.',
  none: 'Er is nog niets afgesproken.', add: 'Spreek een gesprek af', addTitle: 'Een gesprek afspreken', change: 'Wijzig', changeTitle: 'De afspraak wijzigen', submit: 'Afspreken', save: 'Opslaan',
  remove: 'Haal weg', removeTitle: (who: string) => `Het gesprek met ${who} weghalen`, removeLine: 'De afspraak verdwijnt van haar scherm, met alle dagen die nog komen. Wat geweest is blijft in haar dossier.',
  with: 'Met wie', pick: 'Kies', team: 'Wie er dienst heeft', teamTold: 'wie er dienst heeft', repeat: 'Hoe vaak', repeats: { once: 'Eén keer', weekly: 'Elke week' } as Record<string, string>,
  on: 'Op', from: 'Vanaf', until: 'Tot en met', at: 'Hoe laat', atHint: 'Naar haar eigen klok.', days: 'Op welke dagen', noDay: 'Kies minstens één dag.', about: 'Waarover', aboutHint: 'Alleen voor medewerkers; niet op haar scherm.',
  once: (day: string, at: string) => `${day} om ${at}`, weekly: (days: string, at: string) => `${days} om ${at}`, everyDay: 'elke dag', lasts: (day: string) => `tot en met ${day}`,
  gone: 'Die persoon belt hier niet meer. Kies iemand anders.', goneTeam: 'Die persoon belt hier niet meer. Tot u iemand anders kiest, belt het team.', by: (who: string, at: string) => `Afgesproken door ${who} op ${at}.`, next: 'Komende dagen',
  callOff: 'Gaat niet door', letBe: 'Gaat toch door', saidOff: 'Het gesprek van die dag gaat niet door. Het staat zo op haar scherm.', saidOn: 'Het gesprek van die dag gaat toch door.',
  states: { planned: 'gaat door', skipped: 'gaat niet door', held: 'geweest', missed: 'niet doorgegaan' } satisfies Record<PlanState, string> as Record<PlanState, string>,
};

export type PlansWords = typeof plansNl;
