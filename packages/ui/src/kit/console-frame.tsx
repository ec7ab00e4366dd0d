import { Button, Toolbar, ToolbarContent, ToolbarGroup, ToolbarItem } from "@patternfly/react-core";
import { ExpandIcon } from "@patternfly/react-icons/dist/esm/icons/expand-icon.js";
import { type ReactNode, useRef } from "react";
import { kitText } from "../messages/kit-messages.ts";
import type { ConsoleState } from "./console-link.ts";
import { ErrorAlert } from "./error-alert.tsx";
import { StateLabel } from "./state-label.tsx";
import "./console-frame.css";

/** What surrounds every console: its state, its keys, full screen. */
export interface ConsoleFrameProps {
  readonly title: string;
  readonly state: ConsoleState;
  /** Buttons of this kind of console, such as Ctrl+Alt+Del. */
  readonly keys?: ReactNode;
  readonly onConnect: () => void;
  readonly children: ReactNode;
}

/** The frame of a console. */
export function ConsoleFrame({ title, state, keys, onConnect, children }: ConsoleFrameProps): ReactNode {
  const frame = useRef<HTMLElement>(null);
  return (
    <section ref={frame} className="hob-console" aria-label={title}>
      <Toolbar inset={{ default: "insetNone" }} className="hob-console__bar">
        <ToolbarContent>
          <ToolbarItem alignSelf="center" aria-live="polite">
            <ConsoleStateLabel state={state} />
          </ToolbarItem>
          <ToolbarGroup align={{ default: "alignEnd" }}>
            {state.kind === "connected" ? keys : null}
            {state.kind === "disconnected" ? (
              <ToolbarItem>
                <Button variant="primary" size="sm" onClick={onConnect}>
                  {kitText("console.connect")}
                </Button>
              </ToolbarItem>
            ) : null}
            <ToolbarItem>
              <Button
                variant="plain"
                icon={<ExpandIcon />}
                aria-label={kitText("console.fullScreen")}
                title={kitText("console.fullScreen")}
                onClick={() => void frame.current?.requestFullscreen()}
              />
            </ToolbarItem>
          </ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      {state.kind === "disconnected" ? <ErrorAlert error={state.error} /> : null}
      <div className="hob-console__screen">{children}</div>
    </section>
  );
}

function ConsoleStateLabel({ state }: { readonly state: ConsoleState }): ReactNode {
  if (state.kind === "connecting") return <StateLabel tone="progress">{kitText("console.connecting")}</StateLabel>;
  if (state.kind === "connected") return <StateLabel tone="success">{kitText("console.connected")}</StateLabel>;
  return (
    <StateLabel tone="neutral">
      {state.reason === undefined
        ? kitText("console.disconnected")
        : kitText("console.disconnectedBecause", { reason: state.reason })}
    </StateLabel>
  );
}
