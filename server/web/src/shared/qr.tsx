/** A QR code from its rows of modules, with the margin of four that readers need; dark on light in every theme. */
export function Qr({ rows, label }: { rows: string[]; label: string }) {
  const margin = 4;
  const size = rows.length + 2 * margin;
  const path = rows.flatMap((row, y) => [...row].flatMap((module, x) => (module === '1' ? [`M${x + margin} ${y + margin}h1v1h-1z`] : []))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
