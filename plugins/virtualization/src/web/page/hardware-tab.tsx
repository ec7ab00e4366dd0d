import { Size, useCan } from "@hob/ui";
import { Button, Card, CardBody, CardTitle } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import type { VmDetail } from "../../model/index.ts";
import { ChangeDialog } from "../change/change-dialog.tsx";
import { changeKinds } from "../change/change-form.ts";
import { text } from "../messages.ts";
import { ExplanationSection } from "./explanation-section.tsx";

/** The disks and network interfaces of a VM. */
export function HardwareTab({ vm }: { readonly vm: VmDetail }): ReactNode {
  const [address, setAddress] = useSearchParams();
  const can = useCan();
  const changing = changeKinds.find((kind) => kind === address.get("change"));
  const open = (kind: string | null) => setAddress(kind === null ? {} : { change: kind }, { replace: true });
  return (
    <div className="hob-vm-tasks">
      {can("vms:change") && vm.persistent ? (
        <div>
          <Button variant="secondary" onClick={() => open("new-disk")}>
            {text("change.open")}
          </Button>
        </div>
      ) : null}
      {changing && can("vms:change") ? (
        <ChangeDialog vm={vm} kind={changing} onKind={open} onClose={() => open(null)} />
      ) : null}
      <Group
        title={text("page.disks")}
        head={["disk.target", "disk.source", "disk.bus", "disk.size", "disk.used"]}
        rows={vm.disks.map((disk) => ({
          key: disk.target,
          cells: [
            disk.target,
            disk.source === null ? text("disk.empty") : <code>{disk.source}</code>,
            [disk.bus, disk.device, disk.format].filter(Boolean).join(", "),
            <Size key="capacity" bytes={disk.capacity} />,
            <Size key="allocation" bytes={disk.allocation} />,
          ],
        }))}
      />
      <Group
        title={text("page.nics")}
        head={["nic.mac", "nic.source", "nic.model", "page.addresses"]}
        rows={vm.nics.map((nic, index) => ({
          key: nic.mac ?? String(index),
          cells: [<code key="mac">{nic.mac}</code>, nic.source, nic.model, nic.addresses.join(", ") || "–"],
        }))}
      />
      <ExplanationSection vm={vm} />
    </div>
  );
}

type Head = Parameters<typeof text>[0];

function Group(props: {
  readonly title: string;
  readonly head: readonly Head[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}): ReactNode {
  const { title, head, rows } = props;
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        {rows.length === 0 ? (
          <p>–</p>
        ) : (
          <Table variant="compact" aria-label={title} borders={false}>
            <Thead>
              <Tr>
                {head.map((name) => (
                  <Th key={name}>{text(name)}</Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {rows.map(({ key, cells }) => (
                <Tr key={key}>
                  {cells.map((cell, index) => (
                    <Td key={head[index]} dataLabel={text(head[index] as Head)}>
                      {cell}
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </CardBody>
    </Card>
  );
}
