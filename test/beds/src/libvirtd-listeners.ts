import { join } from "node:path";
import type { BedSlot } from "./bed-slot.ts";
import { writePkiFolder, writeQemuPkiFolder } from "./pki-folder.ts";
import { type SaslOptions, writeSaslUsers } from "./sasl-users.ts";
import {
  type CertificateRequest,
  createTestAuthority,
  type TestAuthority,
  type TestCertificate,
} from "./test-authority.ts";

/** How a listener checks who comes; `sasl` needs users. */
export type ListenerAuth = "none" | "sasl";

/** How a bed's TLS listener differs from a plain one. */
export interface TlsListenOptions {
  /** Default: `none`, which leaves it to the client's certificate. */
  readonly auth?: ListenerAuth;
  /** Who signs the server's certificate and those of clients that are let in. Default: a new authority. */
  readonly authority?: TestAuthority;
  /** The server's certificate. Default: one that is valid for the bed's address and host name. */
  readonly server?: CertificateRequest;
  /** Whether clients need a certificate. Default: true. */
  readonly verifyClients?: boolean;
  /** Distinguished names, with wildcards, of the clients that are let in. Default: all that the authority signed. */
  readonly allowedClients?: readonly string[];
}

/** Where a bed's libvirtd listens besides its unix socket. */
export interface ListenOptions {
  /** Cyrus SASL refuses mechanisms without encryption on plain TCP: of Debian's, `digest-md5` is left. */
  readonly tcp?: boolean | { readonly auth?: ListenerAuth };
  readonly tls?: boolean | TlsListenOptions;
  readonly sasl?: SaslOptions;
}

/** A listener that the test process reaches. */
export interface TcpEndpoint {
  readonly address: string;
  readonly port: number;
  /** URI of the QEMU driver by this listener. */
  readonly uri: string;
}

/** A TLS listener, with all that a client needs to be let in. */
export interface TlsEndpoint extends TcpEndpoint {
  readonly authority: TestAuthority;
  /** A certificate that is let in. */
  readonly client: TestCertificate;
  /** The same in files; `uri` names it. */
  readonly pkiPath: string;
  /** Gives the daemon another certificate, by which it is restarted. Its guests run on. */
  present(server: CertificateRequest): Promise<void>;
}

const TCP_PORT = 16509;
const TLS_PORT = 16514;

/** Listeners of one bed, before its daemon runs. */
export interface Listeners {
  /** Lines for `libvirtd.conf`. */
  readonly settings: string;
  /** Lines for `qemu.conf`. */
  readonly qemuSettings: string;
  readonly tcp: TcpEndpoint | undefined;
  readonly tls: Omit<TlsEndpoint, "present"> | undefined;
  /** Writes the server's certificate. */
  writeServer(request?: CertificateRequest): Promise<void>;
  /** Writes certificates and passwords into the bed's folder. */
  write(): Promise<void>;
}

function tlsSettings(pkiPath: string, { auth = "none", verifyClients = true, allowedClients }: TlsListenOptions) {
  const names = allowedClients?.map((name) => JSON.stringify(name)).join(", ");
  return [
    "listen_tls = 1",
    `auth_tls = "${auth}"`,
    `key_file = "${join(pkiPath, "serverkey.pem")}"`,
    `cert_file = "${join(pkiPath, "servercert.pem")}"`,
    `ca_file = "${join(pkiPath, "cacert.pem")}"`,
    `tls_no_verify_certificate = ${verifyClients ? 0 : 1}`,
    // A certificate that is wrong on purpose is for clients to refuse, not for the daemon itself.
    "tls_no_sanity_certificate = 1",
    ...(names === undefined ? [] : [`tls_allowed_dn_list = [${names}]`]),
  ];
}

const endpoint = (slot: BedSlot, transport: "tcp" | "tls", port: number, query: string): TcpEndpoint => ({
  address: slot.address,
  port,
  uri: `qemu+${transport}://${slot.address}:${port}/system${query}`,
});

/** Works out a bed's listeners; nothing is written before `write()`. */
export async function planListeners(slot: BedSlot, options: ListenOptions): Promise<Listeners> {
  const tcp = options.tcp === true ? {} : options.tcp || undefined;
  const tls = options.tls === true ? {} : options.tls || undefined;
  const pkiPath = join(slot.directory, "pki");
  const qemuPkiPath = join(pkiPath, "qemu");
  const authority = tls && (tls.authority ?? (await createTestAuthority()));
  const client = await authority?.issue({ organisation: "Hob tests", commonName: "client", purposes: ["client"] });
  const anyPurpose: CertificateRequest = {
    commonName: slot.link,
    dnsNames: [slot.link, "localhost"],
    ipAddresses: [slot.address, "127.0.0.1"],
  };
  const ownNames: CertificateRequest = { ...anyPurpose, purposes: ["server"] };
  const writeServer = async (request = ownNames) => {
    if (authority) await writePkiFolder(pkiPath, { server: await authority.issue(request) });
  };
  return {
    settings: [
      // All addresses: a pair's cable has one too, and all networks here are the bed's own.
      `listen_addr = "0.0.0.0"`,
      ...(tcp ? ["listen_tcp = 1", `auth_tcp = "${tcp.auth ?? "none"}"`] : ["listen_tcp = 0"]),
      ...(tls ? tlsSettings(pkiPath, tls) : ["listen_tls = 0"]),
    ].join("\n"),
    qemuSettings: tls ? `default_tls_x509_cert_dir = "${qemuPkiPath}"\ndefault_tls_x509_verify = 1` : "",
    tcp: tcp && endpoint(slot, "tcp", TCP_PORT, ""),
    tls:
      authority && client
        ? { ...endpoint(slot, "tls", TLS_PORT, `?pkipath=${pkiPath}`), authority, client, pkiPath }
        : undefined,
    writeServer,
    async write() {
      if (authority && client) await writePkiFolder(pkiPath, { authority: authority.certificate, client });
      await writeServer(tls?.server);
      if (authority) await writeQemuPkiFolder(qemuPkiPath, authority.certificate, await authority.issue(anyPurpose));
      if (options.sasl) await writeSaslUsers(join(slot.directory, "sasl"), slot.link, options.sasl);
    },
  };
}
