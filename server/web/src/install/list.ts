import type { InstallDevice } from '../shared/contract';

/** Devices that still need somebody first: new ones, then alarms that were never tried. */
export function ordered(devices: InstallDevice[]): InstallDevice[] {
  const rank = (one: InstallDevice) => (one.joining ? 0 : !one.installed ? 1 : one.alarm && !one.tried ? 2 : 3);
  return [...devices].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export const clock = (at: string, locale: string) =>
  new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
