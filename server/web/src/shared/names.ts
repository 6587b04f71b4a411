/** `Fatima El Amrani` → `FA`, `mevrouw De Groot` → `DG`: what stands large where there is no photo. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  const capital = words.filter((word) => word[0] !== word[0]!.toLocaleLowerCase());
  const from = capital.length > 0 ? capital : words.slice(0, 1);
  const letters = from.length > 1 ? from[0]![0]! + from.at(-1)![0]! : (from[0]?.[0] ?? '');
  return letters.toLocaleUpperCase();
}

/** Who was named by her or his work already needs it no second time. */
const TITLED = /^(dr\b|dokter\b|doctor\b|arts\b|huisarts\b|gp\b|tolk\b|interpreter\b)/i;

/** `Ayşe` of the kind `tolk` → `tolk Ayşe`. */
export function withKind(name: string, kind: string | undefined): string {
  return kind === undefined || name === '' || TITLED.test(name) ? name : `${kind} ${name}`;
}
