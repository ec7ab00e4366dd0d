import { plugins } from "@hob/plugin-api";
import type { ItemOf } from "@hob/resources";
import { Alert } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useList } from "../data/use-list.ts";
import { EmptyState } from "../kit/empty-state.tsx";
import { StateLabel, type Tone } from "../kit/state-label.tsx";
import { ResourceTable } from "../kit/table/resource-table.tsx";
import type { TableColumn } from "../kit/table/table-column.ts";
import { shellText } from "../messages/shell-messages.ts";
import { AdministrationPage } from "./administration-page.tsx";

type Plugin = ItemOf<typeof plugins>;

const tones: Record<string, Tone> = { enabled: "success", disabled: "neutral", failed: "danger" };
const stateText = (plugin: Plugin) => shellText(`plugin.${plugin.state as "enabled" | "disabled" | "failed"}`);

const columns: readonly TableColumn<Plugin>[] = [
  {
    id: "name",
    title: shellText("plugins.name"),
    cell: (plugin) => plugin.title,
    text: (plugin) => `${plugin.title} ${plugin.id}`,
    sort: (plugin) => plugin.title,
    width: "14rem",
  },
  {
    id: "state",
    title: shellText("plugins.state"),
    cell: (plugin) => <StateLabel tone={tones[plugin.state] ?? "neutral"}>{stateText(plugin)}</StateLabel>,
    text: stateText,
    sort: (plugin) => plugin.state,
    width: "9rem",
    onCard: true,
  },
  { id: "version", title: shellText("plugins.version"), cell: (plugin) => plugin.version, width: "7rem", onCard: true },
  {
    id: "description",
    title: shellText("plugins.description"),
    cell: (plugin) => <span title={plugin.description}>{plugin.description}</span>,
    text: (plugin) => plugin.description,
    onCard: true,
  },
];

/** The plugins of the server: what runs, and why what failed did. */
export default function PluginsPage(): ReactNode {
  const list = useList(plugins);
  return (
    <AdministrationPage current="plugins">
      {list.items
        .filter(({ state }) => state === "failed")
        .map(({ id, reason }) => (
          <Alert key={id} variant="danger" isInline component="p" title={reason ?? id} className="hob-plugin-failure" />
        ))}
      <ResourceTable
        label={shellText("plugins")}
        items={list.items}
        isLoading={list.isLoading}
        error={list.error}
        onRetry={list.refetch}
        columns={columns}
        nameOf={(plugin) => plugin.title}
        empty={<EmptyState title={shellText("plugins.none")} />}
      />
    </AdministrationPage>
  );
}
