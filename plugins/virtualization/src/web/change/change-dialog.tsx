import { ErrorAlert, useClient, useOperation } from "@hob/ui";
import {
  Button,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { type VmDetail, vms } from "../../model/index.ts";
import { useLiveAnswer } from "../design/use-live-answer.ts";
import { text } from "../messages.ts";
import "./change-dialog.css";
import { ChangeFields } from "./change-fields.tsx";
import { type ChangeForm, changeFormOf, type ChangeKind, changeKinds, changesOf } from "./change-form.ts";
import { ChangeSummary } from "./change-summary.tsx";

const titleId = "hob-change-title";

/** Changes a VM: what is asked for on the left, what Hob makes of it and what differs on the right. */
export function ChangeDialog(props: {
  readonly vm: VmDetail;
  readonly kind: ChangeKind;
  readonly onKind: (kind: ChangeKind) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { vm, kind, onKind, onClose } = props;
  const [form, setForm] = useState(() => changeFormOf(vm, kind));
  const client = useClient();
  const apply = useOperation(vms, "change");
  const asked = changesOf({ ...form, kind }, vm);
  const live = useLiveAnswer(asked, (changes, signal) => client(vms)["plan-change"](vm.id, changes, { signal }));
  const set = (changed: Partial<ChangeForm>) => {
    setForm((before) => ({ ...before, ...changed }));
    apply.reset();
  };
  const submit = async () => {
    if (asked === null || apply.isRunning || live.answer === null) return;
    if (await apply.run(vm.id, asked)) onClose();
  };
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby={titleId}>
      <ModalHeader title={text("change.title", { name: vm.name })} labelId={titleId} />
      <ModalBody>
        <div className="hob-change">
          <Form
            id="hob-change-form"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <FormGroup label={text("change.what")} fieldId="change-kind">
              <FormSelect
                id="change-kind"
                value={kind}
                onChange={(_event, picked) => {
                  apply.reset();
                  onKind(picked as ChangeKind);
                }}
              >
                {changeKinds.map((each) => (
                  <FormSelectOption key={each} value={each} label={text(`change.kind.${each}`)} />
                ))}
              </FormSelect>
            </FormGroup>
            <ChangeFields vm={vm} form={{ ...form, kind }} set={set} />
            <ErrorAlert error={apply.error} />
          </Form>
          <ChangeSummary live={live} isAsked={asked !== null} isRunning={vm.state === "running"} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="hob-change-form"
          isDisabled={asked === null || live.answer === null || apply.isRunning}
          isLoading={apply.isRunning}
        >
          {text("change.apply")}
        </Button>
        <Button variant="link" onClick={onClose}>
          {text("create.cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
