import { isIP, type TcpSocketConnectOpts } from "node:net";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";
import { ClientCertificateRefused, ServerCertificateRefused, TlsFailed } from "../errors/tls-errors.ts";
import type { TlsPriority } from "../uri/tls-priority.ts";
import { doubtCertificate } from "./server-certificate.ts";
import { addressPatienceMs } from "./socket-wire.ts";
import type { TlsCredentials } from "./tls-credentials.ts";
import type { Wire, WireEvents } from "./wire.ts";
import { wireOver } from "./wire-over.ts";

/** Whom to speak TLS with, and how. */
export interface TlsTarget {
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  readonly credentials: TlsCredentials;
  readonly priority: TlsPriority | undefined;
  /** Whether the server must prove who it is. */
  readonly verify: boolean;
}

/** The byte by which libvirt's server says that it accepts the client. */
const accepted = 1;

/**
 * Connects by TLS, and waits for the server's word that it lets this client in.
 *
 * @throws ServerCertificateRefused, ClientCertificateRefused, TlsFailed; the system's error when there is no connection at
 * all, or the signal's reason.
 * @source virnetclient.c, virNetClientSetTLSSession
 */
export function openTlsWire(target: TlsTarget, events: WireEvents, signal?: AbortSignal): Promise<Wire> {
  const { uri, host, port, verify } = target;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const socket = connect(connectOptions(target));
    let stage: "dialling" | "greeting" | "waiting" = "dialling";
    const settle = () => {
      signal?.removeEventListener("abort", aborted);
      socket.off("error", failed).off("end", ended).off("close", ended).off("data", heard);
    };
    const fail = (error: unknown) => {
      settle();
      // Something may still go wrong with what is thrown away.
      socket.on("error", () => {});
      socket.destroy();
      reject(error);
    };
    const aborted = () => fail(signal?.reason);
    const failed = (error: NodeJS.ErrnoException) => fail(stage === "dialling" ? error : explain(error, stage, target));
    const ended = () => fail(explain(null, stage, target));
    const heard = (bytes: Buffer) => {
      if (bytes.length !== 1 || bytes[0] !== accepted) {
        fail(new TlsFailed({ uri, place: `${host}:${port}`, reason: "what answers there is no libvirt daemon" }));
        return;
      }
      settle();
      socket.setNoDelay(true);
      resolve(wireOver(socket, events));
    };
    signal?.addEventListener("abort", aborted, { once: true });
    socket.on("error", failed).on("end", ended).on("close", ended);
    socket.once("connect", () => {
      stage = "greeting";
    });
    socket.once("secureConnect", () => {
      stage = "waiting";
      if (verify && !socket.authorized) fail(notTrusted(socket, target));
      else socket.on("data", heard);
    });
  });
}

type TlsConnectOptions = ConnectionOptions & Pick<TcpSocketConnectOpts, "autoSelectFamilyAttemptTimeout">;

function connectOptions({ host, port, credentials, priority }: TlsTarget): TlsConnectOptions {
  const { ca, cert, key, crl } = credentials;
  return {
    host,
    port,
    // An address is no name that could be asked for.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    autoSelectFamilyAttemptTimeout: addressPatienceMs,
    ca,
    // An authority that is not a root may be all that is trusted.
    allowPartialTrustChain: true,
    ...(cert !== undefined && key !== undefined ? { cert, key } : {}),
    ...(crl === undefined ? {} : { crl }),
    minVersion: "TLSv1.2",
    ...priority,
    // Refused by the caller, who can still ask the certificate what is wrong with it.
    rejectUnauthorized: false,
  };
}

function notTrusted(socket: TLSSocket, { uri, host, credentials }: TlsTarget): Error {
  const error = socket.authorizationError as unknown;
  const code = typeof error === "string" ? error : ((error as NodeJS.ErrnoException | null)?.code ?? "nothing");
  const certificate = socket.getPeerX509Certificate();
  return new ServerCertificateRefused({ uri, ...doubtCertificate({ certificate, code, host, ca: credentials.ca }) });
}

const alerts: Readonly<Record<string, string>> = {
  CERTIFICATE_REQUIRED: "the server does not go on without one",
  BAD_CERTIFICATE: "it is not valid for the server",
  UNSUPPORTED_CERTIFICATE: "it is not meant for clients, or of a kind that the server does not take",
  CERTIFICATE_REVOKED: "its authority has revoked it",
  CERTIFICATE_EXPIRED: "it has expired",
  CERTIFICATE_UNKNOWN: "the server does not say why",
  UNKNOWN_CA: "the server does not know the authority that signed it",
  ACCESS_DENIED: "the server lets others in",
};

/** What it means that the other end stops before it said its word. */
function explain(error: NodeJS.ErrnoException | null, stage: string, target: TlsTarget): Error {
  const { uri, host, port, credentials } = target;
  const options = error === null ? undefined : { cause: error };
  const { subject } = credentials;
  const alert = /ALERT_(\w+)$/.exec(error?.code ?? "")?.[1] ?? "";
  const objection = alerts[alert];
  if (objection !== undefined) return new ClientCertificateRefused({ uri, subject, reason: objection }, options);
  if (stage === "waiting" && (error === null || error.code === "ECONNRESET" || error.code === "EPIPE")) {
    // libvirt hangs up without a word when a client's certificate is not to its liking.
    return new ClientCertificateRefused({ uri, subject, reason: "the server hung up on seeing it" }, options);
  }
  const reasons: Readonly<Record<string, string>> = {
    ECONNRESET: "the other end hung up; it may not speak TLS on this port, or not accept the client's certificate",
    ERR_SSL_WRONG_VERSION_NUMBER: "what answers there does not speak TLS",
    ERR_SSL_UNSUPPORTED_PROTOCOL: "the two ends share no version of TLS",
    PROTOCOL_VERSION: "the two ends share no version of TLS",
    HANDSHAKE_FAILURE: `the two ends share no cipher${subject === null ? ", or the server wants a client's certificate" : ""}`,
  };
  const code = error?.code ?? "ECONNRESET";
  const reason = reasons[alert || code] ?? firstLine(error?.message ?? code);
  return new TlsFailed({ uri, place: `${host}:${port}`, reason }, options);
}

const firstLine = (text: string) => text.split("\n", 1)[0]?.replace(/\.$/, "") ?? "";
