import { phase, queue } from './store';

export function Desk() {
  return <main><p role="status">{phase.value}</p><ol>{queue.value.open.map((a) => <li key={a.id}>{a.kind}</li>)}</ol></main>;
}
