import { authenticate } from "../authentication/authenticate.ts";
import { CallTimeout, ConnectFailed, ConnectionLost, ConnectTimeout } from "../errors/connection-errors.ts";
import { connectFeature, connectFlag, connectOpen, connectSupportsFeature } from "../protocol/connect.ts";
import { driverUri, type LibvirtUri, parseLibvirtUri } from "../uri/libvirt-uri.ts";
import type { AccessOptions } from "./access-options.ts";
import type { CallLimits } from "./call-line.ts";
import type { CallOptions, Connection } from "./connection.ts";
import type { KeepaliveOptions } from "./keepalive.ts";
import { placeOf } from "./place-of.ts";
import { reachDaemon } from "./reach-daemon.ts";
import { Session } from "./session.ts";

/** How a connection is opened. */
export interface OpenOptions extends CallOptions, AccessOptions {
  /** Opens it for looking only; the daemon then refuses changes. */
  readonly readOnly?: boolean;
  /** When to give a silent daemon up; default after 5 pings, 5 s apart. `null` never pings, and is not pinged. */
  readonly keepalive?: KeepaliveOptions | null;
  /** How many calls may wait while the daemon takes no more; beyond, calls fail with `CallsOverloaded`. */
  readonly limits?: CallLimits;
}

/**
 * Connects to the daemon that a URI names, proves who is there in the way that the daemon asks for, and opens the driver.
 *
 * The signal is the only limit to how long this takes: a daemon that hangs, or has its hands full, lets others wait.
 *
 * @throws InvalidUri, TransportUnsupported; ConnectFailed, ConnectTimeout or SocketDenied on the way; with TLS
 * InvalidTlsCredentials, ServerCertificateRefused, ClientCertificateRefused, TlsFailed; AuthenticationUnsupported,
 * AuthenticationDenied, CredentialsMissing, CredentialsRefused and their neighbours; LibvirtError when the driver does not
 * open; CallCancelled, CallTimeout by the signal.
 */
export async function openConnection(uri: string, options: OpenOptions = {}): Promise<Connection> {
  const parsed = parseLibvirtUri(uri);
  const { readOnly = false, signal, credentials } = options;
  const calls: CallOptions = signal === undefined ? {} : { signal };
  const session = new Session(parsed.text, options.limits);
  session.attach(await reachDaemon(parsed, session, { ...options, readOnly }));
  try {
    await authenticate(session, parsed, { ...calls, readOnly, credentials }).catch(async (error: unknown) => {
      throw await explain(error, parsed, session);
    });
    const keepalive = options.keepalive === undefined ? { intervalMs: 5000, count: 5 } : options.keepalive;
    // A daemon that is asked whether it can ping begins to, and drops who does not answer.
    const supported =
      keepalive !== null &&
      (await session.call(connectSupportsFeature, { feature: connectFeature.keepalive }, calls)).supported;
    const flags = readOnly ? connectFlag.readOnly : 0;
    await session.call(connectOpen, { name: driverUri(parsed), flags }, calls);
    if (supported) session.watch(keepalive);
    return session;
  } catch (error) {
    session.drop();
    throw error;
  }
}

/** A daemon with too many clients takes a connection all the same; then it lets it wait, or drops it without a word. */
async function explain(error: unknown, uri: LibvirtUri, session: Session): Promise<unknown> {
  if (error instanceof CallTimeout) {
    const waitingFor = `${placeOf(uri)} takes the connection, and the daemon says nothing`;
    return new ConnectTimeout({ uri: uri.text, waitingFor }, { cause: error });
  }
  if (!(error instanceof ConnectionLost) || (await session.closed).reason !== "end-of-file") return error;
  const details = {
    uri: uri.text,
    tried: [placeOf(uri)],
    reason: "the daemon takes the connection and ends it at once",
  };
  const hint =
    "It may have as many clients as its max_clients or max_anonymous_clients allows, or expect another transport there.";
  return new ConnectFailed({ ...details, hint }, { cause: error });
}
