import { session } from "@hob/plugin-api";
import { ActionGroup, Alert, Button, Form, FormGroup, TextInput } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { sessionKey } from "../data/session-query.ts";
import { useOperation } from "../data/use-operation.ts";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { shellText } from "../messages/shell-messages.ts";
import { EntranceFrame } from "./entrance-frame.tsx";

/** Asks for name and password. It stands at whatever address was asked for, so that one is back there afterwards. */
export default function LogInPage({ hasExpired }: { readonly hasExpired: boolean }): ReactNode {
  const queryClient = useQueryClient();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const logIn = useOperation(session, "create");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await logIn.run({ username, password });
    if (answer) queryClient.setQueryData(sessionKey, answer);
    else setPassword("");
  };
  return (
    <EntranceFrame title={shellText("logIn.title")}>
      <Form onSubmit={(event) => void submit(event)}>
        {hasExpired && !logIn.error ? (
          <Alert variant="info" isInline component="p" title={shellText("logIn.expired")} />
        ) : null}
        <ErrorAlert error={logIn.error} />
        <FormGroup label={shellText("logIn.username")} fieldId="username">
          <TextInput
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            isRequired
            value={username}
            onChange={(_event, value) => setUsername(value)}
          />
        </FormGroup>
        <FormGroup label={shellText("logIn.password")} fieldId="password">
          <TextInput
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
            value={password}
            onChange={(_event, value) => setPassword(value)}
          />
        </FormGroup>
        <ActionGroup>
          <Button
            type="submit"
            isBlock
            isLoading={logIn.isRunning}
            isDisabled={logIn.isRunning || username === "" || password === ""}
          >
            {shellText("logIn.button")}
          </Button>
        </ActionGroup>
      </Form>
    </EntranceFrame>
  );
}
