import { ErrorAlert, StateLabel, useList } from "@hob/ui";
import { List, ListItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { networks } from "../../model/index.ts";
import { text } from "../messages.ts";

/** A host's virtual networks. */
export default function NetworksCard({ hostId }: { readonly hostId: string }): ReactNode {
  const { items, isLoading, error } = useList(networks, { host: hostId });
  if (!isLoading && !error && items.length === 0) return <p>{text("host.noNetworks")}</p>;
  return (
    <>
      <ErrorAlert error={error} />
      <List isPlain>
        {items.map((network) => (
          <ListItem key={network.id}>
            <StateLabel tone={network.active ? "success" : "neutral"}>
              {network.name}: {network.forward}
              {network.bridge ? `, ${network.bridge}` : ""}
            </StateLabel>
          </ListItem>
        ))}
      </List>
    </>
  );
}
