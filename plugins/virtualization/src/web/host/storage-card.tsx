import { ErrorAlert, Size, useList } from "@hob/ui";
import { Progress, ProgressMeasureLocation } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { storagePools } from "../../model/index.ts";
import { text } from "../messages.ts";

/** A host's storage pools and how full they are. */
export default function StorageCard({ hostId }: { readonly hostId: string }): ReactNode {
  const { items, isLoading, error } = useList(storagePools, { host: hostId });
  if (!isLoading && !error && items.length === 0) return <p>{text("host.noPools")}</p>;
  return (
    <div className="hob-vm-tasks">
      <ErrorAlert error={error} />
      {items.map((pool) => (
        <div key={pool.id}>
          <Progress
            title={pool.name}
            size="sm"
            measureLocation={ProgressMeasureLocation.top}
            value={pool.capacity > 0 ? Math.round((pool.allocation / pool.capacity) * 100) : 0}
          />
          {pool.active ? (
            <>
              <Size bytes={pool.available} /> {text("host.free")} <code>{pool.path}</code>
            </>
          ) : (
            text("host.inactive")
          )}
        </div>
      ))}
    </div>
  );
}
