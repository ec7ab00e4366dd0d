import { type AccessOptions, parseLibvirtUri, sshAccess } from "@hob/libvirt";
import { SshConnections, type SshOptions } from "@hob/ssh";

/** What one needs to be let in by a host: the same for all connections to it, so that those by SSH share one. */
export class HostAccess {
  readonly #uri: string;
  readonly #given: AccessOptions;
  #ssh: Promise<SshOptions> | undefined;

  constructor(uri: string, { credentials, tls, ssh }: AccessOptions) {
    this.#uri = uri;
    this.#given = { ...(credentials && { credentials }), ...(tls && { tls }), ...(ssh && { ssh }) };
  }

  /** What a connection of libvirt's protocol is opened with. @throws what finding the way by SSH throws. */
  async options(): Promise<AccessOptions> {
    if (parseLibvirtUri(this.#uri).transport !== "ssh") return this.#given;
    return { ...this.#given, ssh: await this.ssh() };
  }

  /** How the host is reached by SSH: keys and known hosts are found once. */
  ssh(): Promise<SshOptions> {
    this.#ssh ??= this.#findSsh();
    return this.#ssh;
  }

  /** Finds keys anew the next time: they may be others after a refusal. */
  forget(): void {
    this.#ssh = undefined;
  }

  async #findSsh(): Promise<SshOptions> {
    return {
      connections: new SshConnections(),
      ...(await sshAccess(parseLibvirtUri(this.#uri), this.#given.ssh ?? {})),
    };
  }
}
