import { type Fact, FactList, Size, TaskDetail } from "@hob/ui";
import type { Task } from "@hob/tasks";
import { Card, CardBody, CardTitle } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { VmDetail } from "../../model/index.ts";
import { text } from "../messages.ts";
import { LiveFigures } from "./live-figures.tsx";
import { ScreenTile } from "./screen-tile.tsx";

const shownTasks = 3;

/** What matters about a VM at a glance. */
export function OverviewTab({ vm, tasks }: { readonly vm: VmDetail; readonly tasks: readonly Task[] }): ReactNode {
  return (
    <div className="hob-vm-overview">
      <Card isCompact>
        <CardTitle component="h2">{text("page.facts")}</CardTitle>
        <CardBody>
          <FactList facts={factsOf(vm)} />
        </CardBody>
      </Card>
      <Card isCompact>
        <CardTitle component="h2">{text("page.screen")}</CardTitle>
        <CardBody>
          <ScreenTile vm={vm} />
        </CardBody>
      </Card>
      <Card isCompact className="hob-vm-wide">
        <CardTitle component="h2">{text("page.activity")}</CardTitle>
        <CardBody>{vm.state === "running" ? <LiveFigures vm={vm} /> : <p>{text("page.notRunning")}</p>}</CardBody>
      </Card>
      <Card isCompact className="hob-vm-wide">
        <CardTitle component="h2">{text("page.tasks")}</CardTitle>
        <CardBody className="hob-vm-tasks">
          {tasks.length === 0 ? <p>{text("page.noTasks")}</p> : null}
          {tasks.slice(0, shownTasks).map((task) => (
            <TaskDetail key={task.id} task={task} />
          ))}
        </CardBody>
      </Card>
    </div>
  );
}

function factsOf(vm: VmDetail): readonly Fact[] {
  const addresses = vm.nics.flatMap((nic) => nic.addresses);
  return [
    { term: text("os"), value: vm.osName ?? text("unknownOs") },
    { term: text("host"), value: <Link to={`/hosts/${vm.host}`}>{vm.hostName}</Link> },
    { term: text("vcpus"), value: vm.vcpus },
    { term: text("memory"), value: <Size bytes={vm.memory} /> },
    { term: text("page.addresses"), value: addresses.length > 0 ? addresses.join(", ") : null },
    { term: text("page.platform"), value: [vm.guestType, vm.arch].filter(Boolean).join(", ") },
    { term: text("page.machine"), value: vm.machine },
    { term: text("page.firmware"), value: vm.firmware },
    { term: text("page.uuid"), value: <code>{vm.uuid}</code> },
    ...(vm.description ? [{ term: text("page.description"), value: vm.description }] : []),
  ];
}
