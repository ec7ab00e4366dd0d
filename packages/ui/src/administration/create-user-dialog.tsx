import { users } from "@hob/plugin-api";
import {
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
  TextInput,
} from "@patternfly/react-core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useOperation } from "../data/use-operation.ts";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { FieldRule } from "../kit/field-rule.tsx";
import { kitText } from "../messages/kit-messages.ts";
import { shellText } from "../messages/shell-messages.ts";
import { type Role, roles, roleTitle } from "./roles.ts";

/** Asks for a new user's name, password and role. Shown while it is rendered. */
export function CreateUserDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const create = useOperation(users, "create");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role>("operator");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await create.run({ name, password, role })) onClose();
  };
  return (
    <Modal isOpen elementToFocus="#user-name" variant="small" onClose={onClose} aria-labelledby="create-user-title">
      <ModalHeader title={shellText("users.create")} labelId="create-user-title" />
      <ModalBody>
        <Form id="create-user" onSubmit={(event) => void submit(event)}>
          <ErrorAlert error={create.error} />
          <FormGroup label={shellText("users.name")} fieldId="user-name" isRequired>
            <TextInput
              id="user-name"
              autoComplete="off"
              autoCapitalize="none"
              autoFocus
              value={name}
              onChange={(_event, value) => setName(value)}
              aria-describedby="user-name-rule"
            />
            <FieldRule id="user-name-rule">{shellText("setUp.nameRule")}</FieldRule>
          </FormGroup>
          <FormGroup label={shellText("logIn.password")} fieldId="user-password" isRequired>
            <TextInput
              id="user-password"
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={(_event, value) => setPassword(value)}
              aria-describedby="user-password-rule"
            />
            <FieldRule id="user-password-rule">{shellText("setUp.rule")}</FieldRule>
          </FormGroup>
          <FormGroup label={shellText("users.role")} role="radiogroup" isStack fieldId="user-role">
            {roles.map((each) => (
              <Radio
                key={each}
                id={`role-${each}`}
                name="role"
                label={roleTitle(each)}
                description={shellText(`role.${each}.body`)}
                isChecked={role === each}
                onChange={() => setRole(each)}
              />
            ))}
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          type="submit"
          form="create-user"
          isLoading={create.isRunning}
          isDisabled={create.isRunning || name === "" || password.length < 8}
        >
          {shellText("users.create")}
        </Button>
        <Button variant="link" onClick={onClose}>
          {kitText("cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
