import type { ComponentChildren } from 'preact';

const themes = { resident: ['day', 'dusk'], console: ['night', 'day'] } as const;
const colours = [
  'paper', 'card', 'well', 'ink', 'ink-soft', 'line', 'edge', 'calm', 'calm-ink', 'calm-soft', 'sun', 'sun-ink', 'sun-soft', 'help', 'help-ink',
  'help-text', 'help-soft', 'ok', 'ok-ink', 'ok-soft',
];

/** The same twice, once in each theme of the face. */
export function Showcase({ title, children }: { title: string; children: (theme: string) => ComponentChildren }) {
  const face = document.documentElement.dataset['face'] as keyof typeof themes;
  return (
    <main class="showcase">
      <h1>{title}</h1>
      {themes[face].map((theme) => <div key={theme} class="theme" data-theme={theme} lang="nl"><h2 class="name-of-theme">{theme}</h2>{children(theme)}</div>)}
    </main>
  );
}

export function Case({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return <figure class={wide ? 'case wide' : 'case'}><figcaption>{name}</figcaption>{children}</figure>;
}

export function Colours({ theme }: { theme: string }) {
  return (
    <section class="part">
      <h2>Colours: {theme}</h2>
      <ul class="swatches">{colours.map((name) => <li key={name}><span style={{ background: `var(--${name})` }} /><code>{name}</code></li>)}</ul>
    </section>
  );
}

export function Types({ names, sample }: { names: string[]; sample: string }) {
  return (
    <section class="part">
      <h2>Type</h2>
      {names.map((name) => <p key={name} class="sample" style={{ fontSize: `var(--type-${name})` }}><code>{name}</code> {sample}</p>)}
    </section>
  );
}
