import { type ChartSeries, LiveChart, type Sample, useSampleHistory, useView } from "@hob/ui";
import { formatBytes } from "@hob/units";
import { type ReactNode, useMemo } from "react";
import { type VmDetail, vms } from "../../model/index.ts";
import { text } from "../messages.ts";

const perSecond = (value: number) => `${formatBytes(Math.round(value))}/s`;
const percent = (value: number) => `${Math.round(value * 100)} %`;

/** CPU, memory, disk and network of a running VM: the last minutes, then live. */
export function LiveFigures({ vm }: { readonly vm: VmDetail }): ReactNode {
  const { data } = useView(vms, vm.id, "stats");
  const past = useMemo<readonly Sample[]>(
    () =>
      (data?.samples ?? []).map(([at, figures]) => ({
        at,
        figures: Object.fromEntries((data?.columns ?? []).map((column, index) => [column, figures[index] ?? null])),
      })),
    [data],
  );
  const samples = useSampleHistory(vms, vm.id, past);
  const times = samples.map(({ at }) => at);
  const series = (label: string, column: string): ChartSeries => ({
    label,
    values: samples.map(({ figures }) => figures[column] ?? null),
  });
  return (
    <div className="hob-vm-charts">
      <LiveChart
        title={text("chart.cpu")}
        times={times}
        series={[series(text("chart.used"), "cpu")]}
        format={percent}
        max={1}
      />
      <LiveChart
        title={text("chart.memory")}
        times={times}
        series={[series(text("chart.used"), "memoryUsed")]}
        format={(value) => formatBytes(Math.round(value))}
        max={vm.memory}
        isBinary
      />
      <LiveChart
        title={text("chart.disk")}
        times={times}
        series={[series(text("chart.read"), "diskReadBytes"), series(text("chart.written"), "diskWriteBytes")]}
        format={perSecond}
        isBinary
      />
      <LiveChart
        title={text("chart.network")}
        times={times}
        series={[series(text("chart.received"), "netReceiveBytes"), series(text("chart.sent"), "netTransmitBytes")]}
        format={perSecond}
        isBinary
      />
    </div>
  );
}
