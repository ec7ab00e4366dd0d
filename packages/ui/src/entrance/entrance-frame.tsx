import { LoginPage } from "@patternfly/react-core";
import { type ReactNode, useEffect } from "react";
import "./entrance.css";

/** What stands around log-in and set-up. */
export function EntranceFrame(props: {
  readonly title: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <LoginPage
      className="hob-entrance"
      loginTitle={props.title}
      {...(props.subtitle ? { loginSubtitle: props.subtitle } : {})}
    >
      {props.children}
    </LoginPage>
  );
}
