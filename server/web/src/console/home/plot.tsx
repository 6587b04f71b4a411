import 'uplot/dist/uPlot.min.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { MeasureSeries } from '../../shared/contract';
import { Window, window_ } from '../alarm/windows';
import { theme, words } from '../prefs';
import { kindOf, stateOf } from '../say';
import { current, world } from '../store';
import { measures, measuresFailed, readMeasures } from './past';

/** What the sensors measured: batteries over months, the air over days. It goes on live while it is open. */
export function MeasuresWindow() {
  const w = words.value;
  const home = current.value?.home ?? '';
  const picked = useSignal(0);
  useEffect(() => void readMeasures(home), []);
  const have = measures.value?.home === home ? measures.value.series : undefined;
  const series = [...(have ?? [])].sort((a, b) => a.kind.localeCompare(b.kind));
  const chosen = series[Math.min(picked.value, series.length - 1)];
  const devices = world.value?.homes.get(home)?.devices ?? [];
  const name = (line: MeasureSeries) => `${devices.find((one) => one.id === line.device)?.name ?? line.device} · ${kindOf(line.kind, w).toLowerCase()}`;
  return (
    <Window title={w.measures.title}>
      {measuresFailed.value && <p class="refusal">{w.measures.failed} <button type="button" class="small" onClick={() => void readMeasures(home)}>{w.again}</button></p>}
      {!have && !measuresFailed.value && <p class="quiet" role="status">{w.measures.loading}</p>}
      {have && series.length === 0 && <p class="quiet">{w.measures.nothing}</p>}
      {chosen && (
        <>
          <label class="pick">
            <span>{w.measures.pick}</span>
            <select autofocus value={Math.min(picked.value, series.length - 1)} onChange={(event) => (picked.value = Number(event.currentTarget.value))}>
              {series.map((line, i) => <option key={`${line.device} ${line.kind}`} value={i}>{name(line)}</option>)}
            </select>
          </label>
          <Plot key={`${chosen.device} ${chosen.kind} ${theme.value}`} line={chosen} name={name(chosen)} />
        </>
      )}
      <div class="answers"><button type="button" class="plain" autofocus={!chosen} onClick={() => (window_.value = undefined)}>{w.done} <kbd>Esc</kbd></button></div>
    </Window>
  );
}

function Plot({ line, name }: { line: MeasureSeries; name: string }) {
  const w = words.value;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const data: uPlot.AlignedData = [line.points.map((p) => Date.parse(p.at) / 1_000), line.points.map((p) => p.value)];
  useEffect(() => {
    const at = place.current!;
    const colour = (token: string) => getComputedStyle(at).getPropertyValue(token).trim();
    const axis = { stroke: colour('--ink-soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: `14px ${colour('--font')}` };
    const drawn = new uPlot({
      width: at.clientWidth,
      height: 260,
      cursor: { drag: { x: false, y: false } },
      legend: { show: false },
      // A battery of 80 % that is drawn from 79 to 81 looks like a fall.
      scales: { y: { range: (_, low, high) => (['battery.level', 'radio.quality', 'humidity'].includes(line.kind) ? [0, 100] : [low - 1, high + 1]) } },
      axes: [{ ...axis, values: (_, splits, __, ___, increment) => splits.map((at) => dated(at * 1_000, increment * 1_000)) }, { ...axis, size: 72, values: (_, splits) => splits.map((value) => stateOf(value, line.kind, w)) }],
      series: [{}, { label: name, stroke: colour('--calm'), width: 2, points: { show: line.points.length < 40, fill: colour('--calm') } }],
    }, data, at);
    plot.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize({ width: at.clientWidth, height: 260 }));
    resized.observe(at);
    return () => {
      resized.disconnect();
      drawn.destroy();
    };
  }, []);
  useEffect(() => plot.current?.setData(data), [line.points.length]);
  const last = line.points.at(-1);
  const values = line.points.map((p) => p.value);
  return (
    <figure class="plot">
      <div ref={place} role="img" aria-label={`${name}: ${last ? stateOf(last.value, line.kind, w) : '–'}`} />
      <figcaption>{last && w.measures.summary(stateOf(last.value, line.kind, w), stateOf(Math.min(...values), line.kind, w), stateOf(Math.max(...values), line.kind, w), line.points.length)}</figcaption>
    </figure>
  );

  function dated(at: number, increment: number): string {
    return new Intl.DateTimeFormat(w.locale, increment >= 86_400_000 ? { day: 'numeric', month: 'short' } : { weekday: 'short', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(at);
  }
}
