import { lazy, type ReactNode, Suspense, useState } from "react";
import { kitText } from "../messages/kit-messages.ts";
import { ConsoleFrame } from "./console-frame.tsx";
import type { ConsoleConnect, ConsoleState } from "./console-link.ts";

const Screen = lazy(() => import("./serial-console-screen.tsx"));

/** A serial console in the browser. It connects when it is shown and hangs up when it is not. */
export function SerialConsole({
  connect,
  title,
}: {
  readonly connect: ConsoleConnect;
  readonly title?: string;
}): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<ConsoleState>({ kind: "connecting" });
  return (
    <ConsoleFrame title={title ?? kitText("console.serial")} state={state} onConnect={() => setAttempt(attempt + 1)}>
      <Suspense fallback={null}>
        <Screen attempt={attempt} connect={connect} onState={setState} label={title ?? kitText("console.serial")} />
      </Suspense>
    </ConsoleFrame>
  );
}
