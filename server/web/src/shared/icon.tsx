/** A picture beside a word; it is never the only bearer of a meaning, so screen readers skip it. */
export function Icon({ path, class: name }: { path: string; class?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class={name ?? 'icon'}>
      <path d={path} />
    </svg>
  );
}
