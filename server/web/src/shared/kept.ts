// A wish of whoever sits here, kept in the browser; never anything about a client.
export function keep(name: 'language' | 'theme' | 'letters' | 'loudness' | 'camera', value: string) {
  try {
    localStorage.setItem(`nabij.${name}`, value);
  } catch {
    // A browser that keeps nothing: it holds for this page only.
  }
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`nabij.${name}`);
  } catch {
    return null;
  }
}
