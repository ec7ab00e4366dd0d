import { lazy, type ReactNode, Suspense, useDeferredValue } from "react";
import { kitText } from "../messages/kit-messages.ts";
import "./live-chart.css";

/** One line of a chart. */
export interface ChartSeries {
  readonly label: string;
  /** As many as there are times; null where a figure is not known. */
  readonly values: readonly (number | null)[];
}

/** Figures over time. */
export interface LiveChartProps {
  readonly title: string;
  /** Ms since 1970, ascending. */
  readonly times: readonly number[];
  /** At most four. */
  readonly series: readonly ChartSeries[];
  /** Writes a figure for people: `1.2 MiB/s`. */
  readonly format: (value: number) => string;
  /** The figures are sizes: the scale has its steps at 512 MiB and 1 GiB, not at 500 000 000. */
  readonly isBinary?: boolean;
  /** The top of the scale where it is fixed, such as 1 for shares. */
  readonly max?: number;
  /** In pixels; default 160. */
  readonly height?: number;
}

const Canvas = lazy(() => import("./live-chart-canvas.tsx"));
const tableRows = 20;

/** A live line chart, and the same figures as a table for those who cannot see it. */
export function LiveChart(props: LiveChartProps): ReactNode {
  const { title, times, series, format, height = 160 } = props;
  const from = Math.max(0, times.length - tableRows);
  // The table can lag behind; the chart is what is looked at.
  const rows = useDeferredValue(times.slice(from).map((time, row) => ({ time, row: from + row })));
  return (
    <figure className="hob-chart">
      <figcaption className="hob-chart__caption">
        <span className="hob-chart__title">{title}</span>
        {series.map(({ label, values }, index) => (
          <span key={label} className={`hob-chart__key hob-chart__key--${index + 1}`}>
            {label} <span className="hob-figure">{show(values.at(-1), format)}</span>
          </span>
        ))}
      </figcaption>
      <div aria-hidden="true" className="hob-chart__plot" style={{ blockSize: height }}>
        {times.length < 2 ? (
          <p className="hob-chart__empty">{kitText("chart.noData")}</p>
        ) : (
          <Suspense fallback={null}>
            <Canvas {...props} height={height} />
          </Suspense>
        )}
      </div>
      <table className="pf-v6-screen-reader">
        <caption>{kitText("chart.tableOf", { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{kitText("chart.time")}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ time, row }) => (
            <tr key={time}>
              <th scope="row">{new Date(time).toLocaleTimeString()}</th>
              {series.map(({ label, values }) => (
                <td key={label}>{show(values[row], format)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function show(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}
