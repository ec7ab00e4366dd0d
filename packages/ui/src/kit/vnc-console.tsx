import { Button, ToolbarItem } from "@patternfly/react-core";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import { ConsoleFrame } from "./console-frame.tsx";
import type { ConsoleConnect, ConsoleState } from "./console-link.ts";
import type { VncKeys } from "./vnc-console-screen.tsx";

const Screen = lazy(() => import("./vnc-console-screen.tsx"));

/** A VM's screen in the browser, by VNC. It connects when it is shown and hangs up when it is not. */
export function VncConsole({
  connect,
  title,
}: {
  readonly connect: ConsoleConnect;
  readonly title?: string;
}): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<ConsoleState>({ kind: "connecting" });
  const keys = useRef<VncKeys>(null);
  return (
    <ConsoleFrame
      title={title ?? kitText("console.vnc")}
      state={state}
      onConnect={() => setAttempt(attempt + 1)}
      keys={
        <ToolbarItem>
          <Button variant="secondary" size="sm" onClick={() => keys.current?.sendCtrlAltDel()}>
            {kitText("console.ctrlAltDel")}
          </Button>
        </ToolbarItem>
      }
    >
      <Suspense fallback={null}>
        <Screen
          attempt={attempt}
          connect={connect}
          onState={setState}
          keys={keys}
          label={title ?? kitText("console.vnc")}
        />
      </Suspense>
    </ConsoleFrame>
  );
}
