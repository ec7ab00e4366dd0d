import { type Bed, startLibvirtd } from "@hob/beds";
import { loadOsinfo, type OsDatabase } from "@hob/osinfo";
import { createTaskEngine, defineTask, type Task, type TaskEngine, type TaskStore } from "@hob/tasks";
import { memoryTaskStore } from "@hob/tasks/testing";
import { mebibytes } from "@hob/units";
import { type Host, openHost } from "@hob/virt";
import {
  type BuildInput,
  type BuildNotes,
  type BuildPlan,
  type BuildRequest,
  buildSteps,
  createSecretVault,
  planBuild,
  type SecretVault,
} from "../index.ts";

/** What a guest of these tests needs, so that it is quick, and has the devices that the tiny guest drives. */
export const small: Omit<BuildRequest, "name"> = {
  os: "debian11",
  machine: "q35",
  firmware: "bios",
  memory: mebibytes(192),
  vcpus: 1,
  graphics: "none",
  guestType: "qemu",
  disk: { size: mebibytes(64) },
};

/** A libvirtd with all that builds need, and no trace of one that is over. */
export class BuildBed implements AsyncDisposable {
  readonly bed: Bed;
  readonly host: Host;
  readonly store: TaskStore = memoryTaskStore();
  readonly systems: OsDatabase;
  vault: SecretVault = createSecretVault();

  private constructor(bed: Bed, host: Host, systems: OsDatabase) {
    this.bed = bed;
    this.host = host;
    this.systems = systems;
  }

  static async start(): Promise<BuildBed> {
    const bed = await startLibvirtd();
    const host = openHost({ uri: bed.uri, name: "bed" });
    await host.whenConnected({ timeoutMs: 30_000 });
    await bed.virsh("pool-define-as", "default", "dir", "--target", bed.poolPath);
    await bed.virsh("pool-start", "default");
    return new BuildBed(bed, host, await loadOsinfo());
  }

  plan(request: BuildRequest): Promise<BuildPlan> {
    return planBuild(this.host, { ...small, ...request }, this.systems, { vault: this.vault });
  }

  /** An engine over this bed's host, or another connection to it, and its store: each is one life of a program. */
  engine(host: Host = this.host): TaskEngine {
    const engine = createTaskEngine({ store: this.store });
    const steps = buildSteps(async () => host, this.vault);
    engine.register(defineTask<BuildInput, BuildNotes>({ kind: "vms.create", title: () => "Create", steps }));
    return engine;
  }

  async build(request: BuildRequest, engine = this.engine()): Promise<Task> {
    const plan = await this.plan(request);
    const { id } = await engine.submit("vms.create", { host: "1", plan });
    return engine.wait(id);
  }

  /** Guests and volumes that are there, by name. */
  async traces(): Promise<string[]> {
    const pool = await this.host.pool("default");
    await pool.refresh();
    const volumes = (await pool.volumes()).map(({ name }) => name);
    return [...(await this.host.guests()).map(({ name }) => `guest ${name}`), ...volumes].sort();
  }

  async clear(): Promise<void> {
    for (const { uuid } of await this.host.guests()) {
      const guest = await this.host.guest(uuid);
      if ((await guest.info()).state !== "shutoff") await guest.destroy();
      await guest.undefine();
    }
    const pool = await this.host.pool("default");
    await pool.refresh();
    for (const volume of await pool.volumes()) await volume.delete();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host.close();
    await this.bed.stop();
  }
}
