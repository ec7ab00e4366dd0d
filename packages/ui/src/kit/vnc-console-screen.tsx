import RFB from "@novnc/novnc";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { closeReason, type ConsoleConnect, type ConsoleState, socketUrl } from "./console-link.ts";

/** Keys that a browser or its system would keep for itself. */
export interface VncKeys {
  sendCtrlAltDel(): void;
}

interface VncConsoleScreenProps {
  /** A new number connects again. */
  readonly attempt: number;
  readonly connect: ConsoleConnect;
  readonly onState: (state: ConsoleState) => void;
  readonly keys: RefObject<VncKeys | null>;
  readonly label: string;
}

/** The screen of {@link VncConsole}; loaded when one is first shown. */
export default function VncConsoleScreen(props: VncConsoleScreenProps): ReactNode {
  const { attempt, connect, onState, keys, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const latestConnect = useRef(connect);
  latestConnect.current = connect;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let rfb: RFB | undefined;
    let isClosed = false;
    const tell = (state: ConsoleState) => {
      if (!isClosed) onState(state);
    };
    tell({ kind: "connecting" });
    latestConnect.current().then(
      ({ path }) => {
        if (isClosed) return;
        rfb = openScreen(element, path, tell);
        keys.current = rfb;
      },
      (error: unknown) => tell({ kind: "disconnected", error }),
    );
    return () => {
      isClosed = true;
      keys.current = null;
      rfb?.disconnect();
    };
  }, [attempt, onState, keys]);

  return <div ref={box} className="hob-console__fill" role="group" aria-label={label} />;
}

function openScreen(element: HTMLElement, path: string, tell: (state: ConsoleState) => void): RFB {
  const socket = new WebSocket(socketUrl(path));
  socket.binaryType = "arraybuffer";
  let reason: string | undefined;
  // noVNC keeps the reason of the close to itself.
  socket.addEventListener("close", (event) => (reason ??= closeReason(event)));
  const rfb = new RFB(element, socket, { shared: true });
  rfb.background = "#151515";
  rfb.scaleViewport = true;
  rfb.addEventListener("connect", () => {
    tell({ kind: "connected" });
    rfb.focus();
  });
  rfb.addEventListener("securityfailure", ({ detail }) => (reason = detail.reason));
  rfb.addEventListener("disconnect", () => tell({ kind: "disconnected", ...(reason === undefined ? {} : { reason }) }));
  return rfb;
}
