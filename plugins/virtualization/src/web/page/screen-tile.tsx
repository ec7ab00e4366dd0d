import { useCan, useView } from "@hob/ui";
import { Skeleton } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type VmDetail, vms } from "../../model/index.ts";
import { text } from "../messages.ts";

const everyMs = 5000;

/** A picture of the screen, renewed every few seconds; it leads to the console. */
export function ScreenTile({ vm }: { readonly vm: VmDetail }): ReactNode {
  const mayLook = useCan()("vms:console");
  const isOn = vm.state === "running" || vm.state === "paused" || vm.state === "shutting-down";
  const hasScreen = vm.consoles.vnc || vm.consoles.spice;
  const { data, error } = useView(
    vms,
    vm.id,
    "screenshot",
    {},
    { enabled: isOn && hasScreen && mayLook, refetchIntervalMs: everyMs },
  );
  if (!isOn) return <p>{text("page.noScreen")}</p>;
  if (!mayLook) return <p>{text("page.screenDenied")}</p>;
  return (
    <Link to={`/vms/${vm.id}/console`} aria-label={text("page.openConsole")} className="hob-vm-screen">
      {data ? <img src={`data:${data.type};base64,${data.base64}`} alt={text("page.screen")} /> : null}
      {!data && hasScreen && !error ? <Skeleton height="12rem" /> : null}
      {error || !hasScreen ? text("page.openConsole") : null}
    </Link>
  );
}
