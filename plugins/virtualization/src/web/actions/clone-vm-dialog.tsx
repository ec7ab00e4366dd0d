import { ErrorAlert, useList, useOperation } from "@hob/ui";
import { Button, Checkbox, Form, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { type VmDetail, vms } from "../../model/index.ts";
import { freeName } from "../create/create-form.ts";
import { TextField } from "../create/form-fields.tsx";
import { text } from "../messages.ts";

const titleId = "hob-clone-title";

/** Makes a VM after one that is off, or after a template. */
export function CloneVmDialog(props: {
  readonly vm: VmDetail;
  readonly onClose: () => void;
  /** Called with the new VM's id when its making has begun. */
  readonly onBegun: (id: string) => void;
}): ReactNode {
  const { vm, onClose, onBegun } = props;
  const { items } = useList(vms);
  const taken = new Set([vm.name, ...items.map(({ name }) => name)]);
  const [written, setWritten] = useState<string | null>(null);
  const name = written ?? freeName({ id: vm.name }, taken);
  const [linked, setLinked] = useState(vm.template);
  const [start, setStart] = useState(false);
  const clone = useOperation(vms, "clone");
  const isTaken = taken.has(name.trim()) && !clone.isRunning;
  const submit = async () => {
    if (name.trim() === "" || isTaken || clone.isRunning) return;
    const task = await clone.run(vm.id, { name: name.trim(), linked, start });
    if (!task) return;
    onClose();
    if (task.target) onBegun(task.target.id);
  };
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby={titleId}>
      <ModalHeader title={text("clone.title", { name: vm.name })} labelId={titleId} />
      <ModalBody>
        <Form
          id="hob-clone-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            id="clone-name"
            label={text("name")}
            value={name}
            isRequired
            error={isTaken ? text("create.nameTaken") : null}
            help={text("create.nameHelp")}
            onChange={(typed) => {
              setWritten(typed);
              clone.reset();
            }}
          />
          <Checkbox
            id="clone-linked"
            label={text("clone.linked")}
            description={text(vm.template ? "clone.linkedTemplate" : "clone.linkedVm", { name: vm.name })}
            isChecked={linked}
            onChange={(_event, checked) => setLinked(checked)}
          />
          <Checkbox
            id="clone-start"
            label={text("create.start")}
            isChecked={start}
            onChange={(_event, checked) => setStart(checked)}
          />
          <ErrorAlert error={clone.error} />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="hob-clone-form"
          isDisabled={name.trim() === "" || isTaken || clone.isRunning}
          isLoading={clone.isRunning}
        >
          {text("clone.verb")}
        </Button>
        <Button variant="link" onClick={onClose}>
          {text("create.cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
