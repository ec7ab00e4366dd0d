import { ErrorAlert, useOperation } from "@hob/ui";
import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from "@patternfly/react-core";
import { type FormEvent, type ReactNode, useState } from "react";
import { hosts } from "../model/index.ts";
import { text } from "./messages.ts";

/** Adds a host by its URI; it is tried before it is stored. */
export function AddHostDialog(props: {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}): ReactNode {
  const { onClose, onAdded } = props;
  const [uri, setUri] = useState("");
  const [name, setName] = useState("");
  const add = useOperation(hosts, "create");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const host = await add.run({ uri: uri.trim(), ...(name.trim() ? { name: name.trim() } : {}) });
    if (host) onAdded(host.id);
  };
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="add-host-title">
      <ModalHeader title={text("addHost")} labelId="add-host-title" />
      <ModalBody>
        <Form id="add-host" onSubmit={(event) => void submit(event)}>
          <ErrorAlert error={add.error} />
          <FormGroup label={text("uri")} fieldId="add-host-uri" isRequired>
            <TextInput
              id="add-host-uri"
              isRequired
              autoFocus
              autoComplete="off"
              value={uri}
              onChange={(_event, value) => setUri(value)}
            />
            <Help text={text("add.uriHelp")} />
          </FormGroup>
          <FormGroup label={text("name")} fieldId="add-host-name">
            <TextInput
              id="add-host-name"
              autoComplete="off"
              value={name}
              onChange={(_event, value) => setName(value)}
            />
            <Help text={text("add.nameHelp")} />
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="add-host"
          variant="primary"
          isDisabled={uri.trim() === "" || add.isRunning}
          isLoading={add.isRunning}
        >
          {text("add.add")}
        </Button>
        <Button variant="link" onClick={onClose}>
          {text("cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function Help({ text }: { readonly text: string }): ReactNode {
  return (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{text}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
