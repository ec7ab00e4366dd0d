/**
 * A program with a task engine over a build, and its tasks in a file: `builder-process.ts LIFE`, where `LIFE` is a `Life` as
 * JSON. It ends when its tasks have.
 */
import { loadOsinfo } from "@hob/osinfo";
import { createTaskEngine, defineTask, isFinished } from "@hob/tasks";
import { openHost } from "@hob/virt";
import { type BuildInput, type BuildNotes, buildSteps, createSecretVault, planBuild } from "../index.ts";
import type { Life } from "./builder-life.ts";
import { type CallLog, faultyHost } from "./faulty-host.ts";
import { fileTaskStore } from "./file-task-store.ts";

const { uri, store: path, request, death } = JSON.parse(process.argv[2] ?? "") as Life;
const die = () => process.kill(process.pid, "SIGKILL");

let current: string | undefined;
const store = await fileTaskStore(path, (task) => {
  current = task.steps.find(({ state }) => state === "running")?.id;
  if (death === undefined || current !== death.step) return;
  if (death.at === "begin") die();
  else if ("fetched" in death && fetchedOf(task.notes) >= death.fetched) die();
});

function fetchedOf(notes: unknown): number {
  return Math.max(0, ...Object.values((notes as { fetched?: Record<string, number> }).fetched ?? {}));
}

const log: CallLog = { calls: [] };
const real = openHost({ uri, name: "bed" });
await real.whenConnected({ timeoutMs: 60_000 });
/** Its calls are counted only in the step in which this process dies. */
function doomed(call: string, number: number) {
  const counted = { has: (name: string) => name === call && current === death?.step } as ReadonlySet<string>;
  const watch = setInterval(() => {
    if (log.effect === undefined) return;
    clearInterval(watch);
    log.effect.then(die, die);
  }, 1);
  return faultyHost(real, { at: number, how: "never" }, log, counted);
}
const host = death?.at === "middle" && "call" in death ? doomed(death.call, death.number ?? 1) : real;

const vault = createSecretVault();
const engine = createTaskEngine({ store });
const steps = buildSteps(async () => host, vault);
engine.register(defineTask<BuildInput, BuildNotes>({ kind: "vms.create", title: () => "Create", steps }));
if (request === undefined) await engine.recover();
else {
  const plan = await planBuild(real, request, await loadOsinfo(), { vault });
  await engine.submit("vms.create", { host: "1", plan });
}
for (const { id, state } of await store.list()) if (!isFinished(state)) await engine.wait(id);
await real.close();
