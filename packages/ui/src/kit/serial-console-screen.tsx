import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import "@xterm/xterm/css/xterm.css";
import { type ReactNode, useEffect, useRef } from "react";
import { closeReason, type ConsoleConnect, type ConsoleState, socketUrl } from "./console-link.ts";

interface SerialConsoleScreenProps {
  /** A new number connects again. */
  readonly attempt: number;
  readonly connect: ConsoleConnect;
  readonly onState: (state: ConsoleState) => void;
  readonly label: string;
}

/** The terminal of {@link SerialConsole}; loaded when one is first shown. */
export default function SerialConsoleScreen({ attempt, connect, onState, label }: SerialConsoleScreenProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const latestConnect = useRef(connect);
  latestConnect.current = connect;

  useEffect(() => {
    if (!box.current) return;
    const terminal = openTerminal(box.current);
    const link = openLink(terminal, latestConnect.current, onState);
    return () => {
      link.close();
      terminal.close();
    };
  }, [attempt, onState]);

  return <div ref={box} className="hob-console__fill" role="group" aria-label={label} />;
}

interface OpenTerminal {
  readonly terminal: Terminal;
  close(): void;
}

function openTerminal(element: HTMLElement): OpenTerminal {
  const terminal = new Terminal({
    cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    fontFamily: getComputedStyle(element).getPropertyValue("--pf-t--global--font--family--mono"),
    fontSize: 14,
    scrollback: 10_000,
    screenReaderMode: true,
    theme: { background: "#151515", foreground: "#f2f2f2" },
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(element);
  fit.fit();
  const observer = new ResizeObserver(() => fit.fit());
  observer.observe(element);
  return {
    terminal,
    close() {
      observer.disconnect();
      terminal.dispose();
    },
  };
}

function openLink({ terminal }: OpenTerminal, connect: ConsoleConnect, onState: (state: ConsoleState) => void) {
  let socket: WebSocket | undefined;
  let isClosed = false;
  const encoder = new TextEncoder();
  const tell = (state: ConsoleState) => {
    if (!isClosed) onState(state);
  };
  tell({ kind: "connecting" });
  connect().then(
    ({ path }) => {
      if (isClosed) return;
      socket = new WebSocket(socketUrl(path));
      socket.binaryType = "arraybuffer";
      socket.addEventListener("open", () => {
        tell({ kind: "connected" });
        terminal.focus();
      });
      socket.addEventListener("message", ({ data }) => terminal.write(new Uint8Array(data as ArrayBuffer)));
      socket.addEventListener("close", (event) => {
        const reason = closeReason(event);
        tell({ kind: "disconnected", ...(reason === undefined ? {} : { reason }) });
      });
    },
    (error: unknown) => tell({ kind: "disconnected", error }),
  );
  const send = (data: Uint8Array<ArrayBuffer>) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(data);
  };
  terminal.onData((text) => send(encoder.encode(text)));
  terminal.onBinary((text) => send(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
  return {
    close() {
      isClosed = true;
      socket?.close();
    },
  };
}
