import type { WebSocket } from "ws";

/** How a web socket is looked after. */
export interface SocketWatch {
  readonly everyMs: number;
  /** Whether the log-in still stands. */
  isAlive(): Promise<boolean>;
  /** The log-in has ended. */
  onEnded(): void;
  /** Nobody could say whether the log-in stands; the socket is cut. */
  onFailure(error: unknown): void;
}

/**
 * Looks after an open web socket until it closes: its log-in may end while nothing is sent, and one whose machine went
 * away without a word would hold a serial console for ever. It is cut when it leaves a whole beat's ping unanswered.
 */
export function watchSocket(socket: WebSocket, watch: SocketWatch): void {
  let isAnswered = true;
  socket.on("pong", () => {
    isAnswered = true;
  });
  const beat = async () => {
    if (!(await watch.isAlive())) return watch.onEnded();
    // While nobody takes what it sends, its answers are not read either.
    if (!isAnswered && !socket.isPaused) return socket.terminate();
    isAnswered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  };
  const timer = setInterval(() => {
    beat().catch((error: unknown) => {
      watch.onFailure(error);
      socket.terminate();
    });
  }, watch.everyMs);
  socket.on("close", () => clearInterval(timer));
}
