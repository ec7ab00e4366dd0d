import type { Duplex } from "node:stream";
import { Client } from "ssh2";
import { abortError } from "./abort-error.ts";
import { algorithmsFor } from "./algorithms.ts";
import type { Authentication } from "./authentication.ts";
import type { HostKeyCheck } from "./host-key-check.ts";
import { SshAuthenticationDenied, SshConnectionLost, SshHandshakeFailed } from "./ssh-errors.ts";
import type { SshKeepalive } from "./ssh-options.ts";
import { writeTogether } from "./write-together.ts";

/** What ssh2 adds to its errors. */
interface LeveledError extends Error {
  readonly level?: string;
}

/** Two ends that are about to speak SSH. */
export interface Handshake {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly hostKeyCheck: HostKeyCheck;
  readonly authentication: Authentication;
  readonly keepalive: SshKeepalive | null;
}

const refusedAll = "All configured authentication methods failed";

function failureOf({ host, port, user, authentication }: Handshake, error: LeveledError): Error {
  const { tried, accepted } = authentication;
  if (error.message === refusedAll || /authentication failures/i.test(error.message)) {
    return new SshAuthenticationDenied({ host, user, tried, accepted }, { cause: error });
  }
  if (error.level === "handshake") {
    return new SshHandshakeFailed({ host, port, reason: error.message }, { cause: error });
  }
  return new SshConnectionLost({ host, reason: error.message }, { cause: error });
}

/**
 * Agrees on secrets with the server at the other end of a stream, checks who it is, and logs in.
 *
 * @throws HostKeyUnknown, HostKeyChanged, HostKeyRevoked; SshHandshakeFailed; SshAuthenticationDenied;
 * SshConnectionLost; SshTimeout, SshCancelled by the signal. The stream is destroyed then.
 */
export function shakeHands(handshake: Handshake, stream: Duplex, signal: AbortSignal): Promise<Client> {
  const { host, user, hostKeyCheck, authentication, keepalive } = handshake;
  writeTogether(stream);
  return new Promise((resolve, reject) => {
    const client = new Client();
    let remembered: Promise<void> | null = null;
    let done = false;
    const fail = (error: Error) => {
      if (done) return;
      done = true;
      signal.removeEventListener("abort", aborted);
      stream.destroy();
      reject(error);
    };
    const aborted = () => fail(abortError(signal, host, "log in"));
    signal.addEventListener("abort", aborted, { once: true });

    client.on("error", (error: LeveledError) => {
      const isNote =
        error.level === "agent" || (error.level === "client-authentication" && error.message !== refusedAll);
      if (isNote) authentication.note(error.message);
      else fail(failureOf(handshake, error));
    });
    client.on("close", () => fail(new SshConnectionLost({ host, reason: "the server ended it" })));
    client.on("change password", () => {
      authentication.note("it has expired");
      const { tried, accepted } = authentication;
      fail(new SshAuthenticationDenied({ host, user, tried, accepted }));
    });
    // Before this event the host has shown a key, but not that it holds it.
    client.once("handshake", () => {
      remembered = hostKeyCheck.proved();
      remembered.catch(fail);
    });
    client.once("ready", () => {
      void Promise.resolve(remembered).then(() => {
        if (done) return;
        done = true;
        signal.removeEventListener("abort", aborted);
        resolve(client);
      }, fail);
    });
    if (signal.aborted) return aborted();
    client.connect({
      sock: stream,
      username: user,
      readyTimeout: 0,
      keepaliveInterval: keepalive === null ? 0 : (keepalive.intervalMs ?? 15_000),
      keepaliveCountMax: keepalive?.count ?? 3,
      // Forwards to unix sockets are asked of every server: those that have none refuse them.
      strictVendor: false,
      algorithms: algorithmsFor(hostKeyCheck.known),
      hostVerifier: (key: Buffer) => {
        try {
          hostKeyCheck.judge(key);
          return true;
        } catch (error) {
          fail(error as Error);
          return false;
        }
      },
      authHandler: (accepted, _partial, next) => next(authentication.next(accepted) as never),
    });
  });
}
