import { Button, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, TextInput } from "@patternfly/react-core";
import { type ReactNode, useId, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import "./confirm-dialog.css";
import { ErrorAlert } from "./error-alert.tsx";

/** What a dangerous step says and does. */
export interface ConfirmDialogProps {
  /** Names the danger exactly: `Delete web-1 and 2 disks, 40 GiB`. */
  readonly title: string;
  /** The verb on the button: `Delete`. */
  readonly verb: string;
  readonly children?: ReactNode;
  /** Data are lost for good: this name must be typed first. */
  readonly typeName?: string;
  readonly isDanger?: boolean;
  readonly isRunning?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a dangerous step. Shown while it is rendered. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, verb, children, typeName, isDanger = true, isRunning = false, error, onConfirm, onClose } = props;
  const id = useId();
  const [typed, setTyped] = useState("");
  const isReady = typeName === undefined || typed.trim() === typeName;
  return (
    <Modal
      isOpen
      variant="small"
      {...(typeName === undefined ? {} : { elementToFocus: `[id="${id}-name"]` })}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
    >
      <ModalHeader
        title={title}
        labelId={`${id}-title`}
        {...(isDanger ? { titleIconVariant: "warning" as const } : {})}
      />
      <ModalBody id={`${id}-body`}>
        <div className="hob-confirm">
          {children}
          {typeName === undefined ? null : (
            <Form
              onSubmit={(event) => {
                event.preventDefault();
                if (isReady && !isRunning) onConfirm();
              }}
            >
              <FormGroup label={kitText("confirm.typeName", { name: typeName })} fieldId={`${id}-name`}>
                <TextInput
                  id={`${id}-name`}
                  value={typed}
                  onChange={(_event, value) => setTyped(value)}
                  autoFocus
                  autoComplete="off"
                />
              </FormGroup>
            </Form>
          )}
          <ErrorAlert error={error} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={isDanger ? "danger" : "primary"}
          isDisabled={!isReady || isRunning}
          isLoading={isRunning}
          onClick={onConfirm}
        >
          {verb}
        </Button>
        <Button variant="link" onClick={onClose}>
          {kitText("cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
