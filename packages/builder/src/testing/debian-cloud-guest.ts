import { debianCloudImage, type RoutedNetwork, run } from "@hob/beds";
import { isHobError } from "@hob/errors";
import { domain, read } from "@hob/libvirt-xml";
import { openSsh, PinnedHostKeys, readIdentityFile, type SshConnection, type SshCredentials } from "@hob/ssh";
import type { Task } from "@hob/tasks";
import { gibibytes, mebibytes } from "@hob/units";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { BuildNotes, BuildRequest } from "../index.ts";
import type { BuildBed } from "./build-bed.ts";

const user = "ada";
const password = "correct horse battery";

const failedBy = (error: unknown, codes: readonly string[]) => isHobError(error) && codes.includes(error.code);

/** How the guests differ that these tests build. */
export type DebianCloudVariant = Pick<BuildRequest, "firmware" | "wait"> & {
  readonly datasource: "nocloud" | "configdrive";
  readonly name: string;
};

/** A Debian from a cloud's image in a network of a bed, without an agent: what is known of it is known over SSH. */
export class DebianCloudGuest {
  readonly #kit: BuildBed;
  readonly #network: RoutedNetwork;
  readonly #variant: DebianCloudVariant;
  readonly #identity: string;
  readonly address: string;
  /** The guest's keys, as it showed them first. */
  readonly #hostKeys = new PinnedHostKeys();

  constructor(kit: BuildBed, network: RoutedNetwork, variant: DebianCloudVariant) {
    this.#kit = kit;
    this.#network = network;
    this.#variant = variant;
    this.#identity = join(kit.bed.directory, `identity-${variant.name}`);
    this.address = network.address(77);
  }

  /** Builds it to its end. */
  async build(): Promise<Task> {
    const { name, firmware = "bios", datasource, wait = "ssh" } = this.#variant;
    await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", user, "-f", this.#identity]);
    const login = { password, lockPassword: false, sshAuthorizedKeys: [await this.#publicKey()] };
    const { router, prefix } = this.#network;
    const card = { name: "eth0", addresses: [`${this.address}/${prefix}`], gateways: [router] };
    return this.#kit.build({
      name,
      firmware,
      memory: mebibytes(640),
      vcpus: 2,
      source: { kind: "image", path: await debianCloudImage(), mode: "overlay" },
      disk: { size: gibibytes(3) },
      firstBoot: {
        kind: "cloud-init",
        datasource,
        hostname: `${name}-told`,
        users: [{ name: user, sudo: true, shell: "/bin/bash", ...login }],
        sshPasswordLogin: false,
        network: { kind: "v2", ethernets: [card] },
      },
      wait,
      waitTimeoutMs: 600_000,
    });
  }

  async #publicKey(): Promise<string> {
    return (await readFile(`${this.#identity}.pub`, "utf8")).trim();
  }

  /** Logs in; a key of the guest's that is not the one of the first time is refused. */
  async connect(credentials?: SshCredentials): Promise<SshConnection> {
    const how = credentials ?? { identities: [await readIdentityFile(this.#identity)] };
    const options = { hostKeys: this.#hostKeys, hostKeyPolicy: "trust-on-first-use", ...how } as const;
    return openSsh({ host: this.address, user }, options);
  }

  /** Logs in as soon as that is possible: cloud-init starts the SSH server anew when it has told it about passwords. */
  async #login(): Promise<SshConnection> {
    const endsAt = performance.now() + 300_000;
    for (;;) {
      try {
        return await this.connect();
      } catch (error) {
        const passing = ["ssh.unreachable", "ssh.connection-lost", "ssh.handshake-failed", "ssh.timeout"];
        if (!failedBy(error, passing) || performance.now() > endsAt) throw error;
        await delay(500);
      }
    }
  }

  /** Runs a program in the guest, as the user that it was told to make, and returns what it wrote. */
  async run(program: string, ...args: string[]): Promise<string> {
    await using connection = await this.#login();
    const { code, stdout, stderr } = await connection.run(program, args, { signal: AbortSignal.timeout(300_000) });
    expect({ program, code, stderr }).toEqual({ program, code: 0, stderr: "" });
    return stdout.trim();
  }

  /** Looks whether it is what it was told to be. */
  async expectTold(): Promise<void> {
    expect(await this.run("hostname")).toBe(`${this.#variant.name}-told`);
    expect(await this.run("id", "-un")).toBe(user);
    expect(await this.run("sudo", "-n", "id", "-un")).toBe("root");
    const cards = await this.run("ip", "-o", "-4", "addr", "show", "scope", "global");
    expect(cards.split("\n")).toEqual([expect.stringContaining(` eth0    inet ${this.address}/24 `)]);
  }

  /** Looks whether only the key lets in, although the user has a password. */
  async expectOnlyKeyLetsIn(): Promise<void> {
    const shadow = await this.run("sudo", "-n", "getent", "shadow", user);
    expect(shadow).toMatch(/^ada:\$6\$/);
    const denied = { code: "ssh.authentication-denied" };
    await expect(this.connect({ password })).rejects.toMatchObject(denied);
  }

  /** Looks whether cloud-init did all that it was to do, and grew the root file system. */
  async expectDone(): Promise<void> {
    expect(await this.run("cloud-init", "status", "--wait")).toMatch(/status: done$/);
    const size = Number((await this.run("df", "--output=size", "--block-size=1", "/")).split("\n")[1]);
    expect(size).toBeGreaterThan(gibibytes(2));
  }

  /** Looks whether nothing of the seed stays, in the guest or beside it. */
  async expectNoSeed(task: Task): Promise<void> {
    const { name } = this.#variant;
    const path = join(this.#kit.bed.poolPath, `${name}-seed.iso`);
    expect((task.notes as Partial<BuildNotes>).wiped).toEqual([path]);
    expect(await this.#kit.traces()).toEqual([`${name}.qcow2`, `guest ${name}`]);
    const guest = await this.#kit.host.guest(name);
    for (const inactive of [true, false]) {
      const disks = read(domain, await guest.xml({ inactive })).devices.disks;
      expect(disks.map(({ target }) => target.dev)).toEqual(["vda"]);
    }
  }

  /** Boots it again, and returns when it can be logged into. */
  async reboot(): Promise<void> {
    const bootId = () => this.run("cat", "/proc/sys/kernel/random/boot_id");
    const before = await bootId();
    const connection = await this.#login();
    // The answer may be lost with the connection.
    await connection.run("sudo", ["-n", "systemctl", "reboot"]).catch(() => undefined);
    await connection.close();
    const lost = (error: unknown) => {
      if (failedBy(error, ["ssh.connection-lost"])) return before;
      throw error;
    };
    await expect.poll(() => bootId().catch(lost), { timeout: 300_000, interval: 1000 }).not.toBe(before);
  }
}
