import { Card, CardBody, CardTitle } from "@patternfly/react-core";
import { type ReactNode, useEffect } from "react";
import { shellText } from "../messages/shell-messages.ts";
import "./entrance.css";

/** What stands around log-in and set-up: the name of the product, and a card. */
export function EntranceFrame(props: {
  readonly title: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.title = props.title;
  }, [props.title]);
  return (
    <main className="hob-entrance">
      <p className="hob-brand">{shellText("product")}</p>
      <Card className="hob-entrance__card" isLarge>
        <CardTitle component="h1">{props.title}</CardTitle>
        <CardBody>
          {props.subtitle ? <p className="hob-entrance__subtitle">{props.subtitle}</p> : null}
          {props.children}
        </CardBody>
      </Card>
    </main>
  );
}
