import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import uPlot, { type AlignedData, type Options } from "uplot";
import "uplot/dist/uPlot.min.css";
import { useTheme } from "../shell/theme.ts";
import type { LiveChartProps } from "./live-chart.tsx";

/** The drawn half of {@link LiveChart}; loaded when a chart is first shown. */
export default function LiveChartCanvas(props: LiveChartProps & { readonly height: number }): ReactNode {
  const { times, series, format, isBinary = false, max, height } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const { isDark } = useTheme();
  const labels = series.map(({ label }) => label).join("\n");
  const latestFormat = useRef(format);
  latestFormat.current = format;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const write = (value: number) => latestFormat.current(value);
    const chart = new uPlot(optionsFor(element, labels.split("\n"), height, max, write, isBinary), [[]], element);
    plot.current = chart;
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [labels, height, max, isBinary, isDark]);

  useEffect(() => {
    plot.current?.setData([times.map((time) => time / 1000), ...series.map(({ values }) => values)] as AlignedData);
  }, [times, series, labels, height, max, isBinary, isDark]);

  return <div ref={box} />;
}

/** 1 B to 1 PiB. */
const binarySteps = Array.from({ length: 51 }, (_, power) => 2 ** power);

function optionsFor(
  element: HTMLElement,
  labels: readonly string[],
  height: number,
  max: number | undefined,
  write: (value: number) => string,
  isBinary: boolean,
): Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour("--hob-chart-text"),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour("--hob-chart-grid"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { points: { show: false }, y: false },
    scales: { y: { range: (_plot, _low, high) => [0, max ?? Math.max(high, 1) * 1.1] } },
    axes: [
      { ...axis, space: 80, values: (_plot, ticks) => ticks.map((tick) => new Date(tick * 1000).toLocaleTimeString()) },
      {
        ...axis,
        size: 76,
        space: 36,
        values: (_plot, ticks) => ticks.map(write),
        ...(isBinary ? { incrs: binarySteps } : {}),
      },
    ],
    series: [
      {},
      ...labels.map((label, index) => ({
        label,
        stroke: colour(`--hob-chart-${index + 1}`),
        fill: labels.length === 1 ? `color-mix(in srgb, ${colour("--hob-chart-1")} 15%, transparent)` : "transparent",
        width: 1.5,
        points: { show: false },
        // A host that is busy for a moment leaves a figure out.
        spanGaps: true,
      })),
    ],
  };
}
