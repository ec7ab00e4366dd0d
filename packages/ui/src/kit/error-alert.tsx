import { describeError } from "@hob/errors";
import { Alert, AlertActionCloseButton, AlertActionLink } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import { copyText } from "./copy-text.ts";

/** What is shown of a failure: a caught value, or one as the server stored it with a task. */
export interface ErrorAlertProps {
  readonly error: unknown;
  /** Said before the message where the cause alone is not enough: `web-1 was not started`. */
  readonly title?: string;
  /** Adds "Try again". */
  readonly onRetry?: () => void;
  /** Adds a cross: for a failure of something that is over. */
  readonly onClose?: () => void;
}

/** A failure where its cause is: message, hint, and details to copy. Nothing when there is no error. */
export function ErrorAlert({ error, title, onRetry, onClose }: ErrorAlertProps): ReactNode {
  const [copied, setCopied] = useState(false);
  if (error === null || error === undefined) return null;
  const described = isDescription(error) ? error : describeError(error);
  const copy = () =>
    copyText(JSON.stringify({ ...described, at: new Date().toISOString(), page: location.pathname }, null, 2)).then(
      () => setCopied(true),
    );
  return (
    <Alert
      variant="danger"
      isInline
      component="p"
      title={title ?? described.message}
      {...(onClose
        ? { actionClose: <AlertActionCloseButton aria-label={kitText("dismiss")} onClose={onClose} /> }
        : {})}
      actionLinks={
        <>
          {onRetry ? <AlertActionLink onClick={onRetry}>{kitText("retry")}</AlertActionLink> : null}
          <AlertActionLink onClick={() => void copy()}>{kitText(copied ? "copied" : "copyDetails")}</AlertActionLink>
        </>
      }
    >
      {title ? <p>{described.message}</p> : null}
      {described.hint ? <p>{described.hint}</p> : null}
    </Alert>
  );
}

function isDescription(error: unknown): error is ReturnType<typeof describeError> {
  return !(error instanceof Error) && typeof (error as { code?: unknown }).code === "string";
}
