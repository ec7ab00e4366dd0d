import { ConfirmDialog, useItem, useOperation } from "@hob/ui";
import { formatBytes } from "@hob/units";
import { Checkbox, List, ListItem } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { type Vm, vms } from "../../model/index.ts";
import { text } from "../messages.ts";

/** Asks before a VM is deleted, and whether its disks go with it. */
export function DeleteVmDialog(props: {
  readonly vm: Pick<Vm, "id" | "name" | "state">;
  readonly onClose: () => void;
  /** Called when the deletion has begun. */
  readonly onDeleted?: () => void;
}): ReactNode {
  const { vm, onClose, onDeleted } = props;
  const { item } = useItem(vms, vm.id);
  const [withDisks, setWithDisks] = useState(true);
  const remove = useOperation(vms, "delete");
  const disks = (item?.disks ?? []).filter((disk) => disk.device === "disk" && disk.source !== null);
  const size = disks.reduce((sum, disk) => sum + (disk.capacity ?? 0), 0);
  const losesData = withDisks && disks.length > 0;
  return (
    <ConfirmDialog
      title={
        losesData
          ? text("delete.titleDisks", { name: vm.name, count: disks.length, size: formatBytes(size) })
          : text("delete.title", { name: vm.name })
      }
      verb={text("delete.verb")}
      {...(losesData ? { typeName: vm.name } : {})}
      isRunning={remove.isRunning}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        void remove.attempt(vm.id, { query: { disks: withDisks } }).then(
          () => {
            onClose();
            onDeleted?.();
          },
          () => undefined,
        )
      }
    >
      {vm.state === "off" ? null : <p>{text("delete.running")}</p>}
      {disks.length > 0 ? (
        <Checkbox
          id="delete-disks"
          label={text("delete.disks")}
          isChecked={withDisks}
          onChange={(_event, checked) => setWithDisks(checked)}
        />
      ) : null}
      <p>{losesData ? text("delete.loses") : text("delete.keeps")}</p>
      {losesData ? (
        <List>
          {disks.map((disk) => (
            <ListItem key={disk.target}>
              <code>{disk.source}</code>
              {disk.capacity === null ? "" : `, ${formatBytes(disk.capacity)}`}
            </ListItem>
          ))}
        </List>
      ) : null}
    </ConfirmDialog>
  );
}
