import { setup } from "@hob/plugin-api";
import { keys } from "@hob/resources";
import { ActionGroup, Alert, Button, Form, FormGroup, TextInput } from "@patternfly/react-core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { sessionKey } from "../data/session-query.ts";
import { useOperation } from "../data/use-operation.ts";
import { ErrorAlert } from "../kit/error-alert.tsx";
import { FieldRule } from "../kit/field-rule.tsx";
import { shellText } from "../messages/shell-messages.ts";
import { EntranceFrame } from "./entrance-frame.tsx";
import { setUpToken } from "./set-up-token.ts";

/** Makes the first administrator, with the one-time token of the link that the server printed. */
export default function SetUpPage({ isNeeded }: { readonly isNeeded: boolean }): ReactNode {
  const token = setUpToken(useLocation());
  const navigate = useNavigate();
  if (!isNeeded) {
    return (
      <EntranceFrame title={shellText("setUp.done")}>
        <Button isBlock onClick={() => void navigate("/", { replace: true })}>
          {shellText("logIn.button")}
        </Button>
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame title={shellText("setUp.title")} subtitle={shellText("setUp.intro")}>
      {token ? (
        <SetUpForm token={token} />
      ) : (
        <Alert variant="info" isInline component="p" title={shellText("setUp.noToken")}>
          {shellText("setUp.noTokenHint")}
        </Alert>
      )}
    </EntranceFrame>
  );
}

function SetUpForm({ token }: { readonly token: string }): ReactNode {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const create = useOperation(setup, "create");
  const [username, setUsername] = useState("admin");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const differs = repeated !== "" && repeated !== password;
  const isReady = username !== "" && password.length >= 8 && repeated === password;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await create.attempt({ token, username, password }).then(
      async () => {
        await queryClient.invalidateQueries({ queryKey: keys(setup).all });
        await navigate("/", { replace: true });
        await queryClient.refetchQueries({ queryKey: sessionKey });
      },
      // The form shows it.
      () => undefined,
    );
  };

  return (
    <Form onSubmit={(event) => void submit(event)}>
      <ErrorAlert error={create.error} />
      <FormGroup label={shellText("logIn.username")} fieldId="username" isRequired>
        <TextInput
          id="username"
          autoComplete="username"
          autoCapitalize="none"
          value={username}
          onChange={(_event, value) => setUsername(value)}
          aria-describedby="username-rule"
        />
        <FieldRule id="username-rule">{shellText("setUp.nameRule")}</FieldRule>
      </FormGroup>
      <FormGroup label={shellText("logIn.password")} fieldId="password" isRequired>
        <TextInput
          id="password"
          type="password"
          autoComplete="new-password"
          autoFocus
          value={password}
          onChange={(_event, value) => setPassword(value)}
          aria-describedby="password-rule"
        />
        <FieldRule id="password-rule">{shellText("setUp.rule")}</FieldRule>
      </FormGroup>
      <FormGroup label={shellText("setUp.repeat")} fieldId="repeated" isRequired>
        <TextInput
          id="repeated"
          type="password"
          autoComplete="new-password"
          value={repeated}
          validated={differs ? "error" : "default"}
          onChange={(_event, value) => setRepeated(value)}
          aria-describedby="repeated-rule"
        />
        {differs ? (
          <FieldRule id="repeated-rule" isError>
            {shellText("setUp.mismatch")}
          </FieldRule>
        ) : null}
      </FormGroup>
      <ActionGroup>
        <Button type="submit" isBlock isLoading={create.isRunning} isDisabled={!isReady || create.isRunning}>
          {shellText("setUp.button")}
        </Button>
      </ActionGroup>
    </Form>
  );
}
