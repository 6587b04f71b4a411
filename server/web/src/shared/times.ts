// Times as people read them.

/** `0:41`, `12:05`, `1:02:00`. */
export function elapsed(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3_600);
  const minutes = Math.floor(s / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

export function clockOf(instant: string | number, locale: string, seconds = false): string {
  return new Intl.DateTimeFormat(locale, {
    hour: 'numeric', minute: '2-digit', hourCycle: 'h23', ...(seconds ? { second: '2-digit' as const } : {}),
  }).format(typeof instant === 'number' ? instant : Date.parse(instant));
}
