// What appears under a finger that may still tremble, or that was on its way to something else, takes no touch at first.
import { useRef } from 'preact/hooks';

/** In ms; as long as 'Stop' of a curtain waits. */
const STEADY = 700;

/** @param what it means; a new meaning counts as a new key */
export function useSteady(what: string): (press: () => void) => void {
  const born = useRef({ what, at: performance.now() });
  if (born.current.what !== what) born.current = { what, at: performance.now() };
  return (press) => {
    if (performance.now() - born.current.at >= STEADY) press();
  };
}
