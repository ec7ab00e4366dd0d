import { ErrorAlert, useView, XmlView } from "@hob/ui";
import { Skeleton, ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { type VmDetail, vms } from "../../model/index.ts";
import { text } from "../messages.ts";

/** The domain XML: what is stored, and, while it runs, what runs. */
export function XmlTab({ vm }: { readonly vm: VmDetail }): ReactNode {
  const [address, setAddress] = useSearchParams();
  const isRunning = vm.state !== "off" && vm.state !== "crashed";
  const inactive = !isRunning || (address.has("stored") && vm.persistent);
  const { data, error, refetch } = useView(vms, vm.id, "xml", { inactive });
  return (
    <div className="hob-vm-tasks">
      {isRunning && vm.persistent ? (
        <ToggleGroup aria-label={text("xml.which")} isCompact>
          <ToggleGroupItem
            text={text("xml.live")}
            isSelected={!inactive}
            onChange={() => setAddress({}, { replace: true })}
          />
          <ToggleGroupItem
            text={text("xml.stored")}
            isSelected={inactive}
            onChange={() => setAddress({ stored: "" }, { replace: true })}
          />
        </ToggleGroup>
      ) : null}
      <ErrorAlert error={error} onRetry={refetch} />
      {data ? <XmlView xml={data.xml} /> : error ? null : <Skeleton height="20rem" />}
    </div>
  );
}
