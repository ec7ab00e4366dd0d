import { defineError } from "@hob/errors";
import { expect, it } from "vitest";
import { createTaskEngine, defineTask, isFinished, type JsonObject, type Step, type Task } from "./index.ts";
import { memoryTaskStore } from "./testing.ts";

const NoRoom = defineError("test.no-room", {
  kind: "conflict",
  message: (d: { pool: string; wanted: bigint }) => `Pool '${d.pool}' is full.`,
});

type Input = { readonly name: string };
type Notes = { volume: string; domain: string };
type TestStep = Step<Input, Notes>;

/** An engine with one kind, `vms.create`, of the given steps. */
function engineOf(
  steps: readonly TestStep[],
  options: { locks?: string[]; store?: ReturnType<typeof memoryTaskStore> } = {},
) {
  const store = options.store ?? memoryTaskStore();
  const logged: string[] = [];
  const engine = createTaskEngine({ store, log: { error: (_, message) => logged.push(message) } });
  const kind = defineTask<Input, Notes>({
    kind: "vms.create",
    title: ({ name }) => `Create ${name}`,
    target: ({ name }) => ({ resource: "vms", id: name, name }),
    locks: () => options.locks ?? [],
    steps,
    result: (input, notes) => ({ name: input.name, volume: notes.volume ?? null }),
  });
  const unregister = engine.register(kind);
  const run = async (input: Input = { name: "web-1" }) => engine.wait((await engine.submit("vms.create", input)).id);
  return { engine, store, logged, run, unregister };
}

const step = (id: string, execute: TestStep["execute"] = async () => {}, undo?: TestStep["undo"]): TestStep => ({
  id,
  title: `Do ${id}`,
  execute,
  ...(undo ? { undo } : {}),
});
const states = (task: Task) => task.steps.map(({ state }) => state);
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

it("runs the steps in order and answers the result", async () => {
  const order: string[] = [];
  const { run } = engineOf([
    step("allocate", async (run) => {
      order.push("allocate");
      await run.note({ volume: "web-1.qcow2" });
      run.log("allocated");
    }),
    step("define", async (run) => {
      order.push(`define with ${run.notes.volume}`);
    }),
  ]);
  const task = await run();
  expect(order).toEqual(["allocate", "define with web-1.qcow2"]);
  expect(task).toMatchObject({
    title: "Create web-1",
    state: "succeeded",
    progress: 1,
    target: { resource: "vms", id: "web-1", name: "web-1" },
    notes: { volume: "web-1.qcow2" },
    result: { name: "web-1", volume: "web-1.qcow2" },
    error: null,
  });
  expect(states(task)).toEqual(["done", "done"]);
  expect(task.log.map(({ step, message }) => [step, message])).toEqual([["allocate", "allocated"]]);
});

it("stores that a step begins before it executes, and a note before it resolves", async () => {
  const seen: unknown[] = [];
  const store = memoryTaskStore();
  const { run } = engineOf(
    [
      step("allocate", async (run) => {
        const stored = async () => (await store.get(run.task.id)) as Task;
        seen.push((await stored()).state, states(await stored()));
        await run.note({ volume: "v" });
        seen.push((await stored()).notes);
      }),
    ],
    { store },
  );
  await run();
  expect(seen).toEqual(["running", ["running"], { volume: "v" }]);
});

it("leaves out steps that do not apply to the input", async () => {
  const { run } = engineOf([{ ...step("copy"), applies: ({ name }) => name !== "web-1" }, step("define")]);
  expect((await run()).steps.map(({ id }) => id)).toEqual(["define"]);
});

it("takes back in reverse what had begun, the step that failed half-way too, and only that", async () => {
  const undone: string[] = [];
  const undo =
    (id: string): NonNullable<TestStep["undo"]> =>
    async ({ notes }) => {
      undone.push(`${id} ${notes.volume}`);
    };
  const { run } = engineOf([
    step("allocate", async (run) => run.note({ volume: "v" }), undo("allocate")),
    step(
      "define",
      async () => {
        throw new NoRoom({ pool: "default", wanted: 7n });
      },
      undo("define"),
    ),
    step("start", undefined, undo("start")),
  ]);
  const task = await run();
  expect(undone).toEqual(["define v", "allocate v"]);
  expect(task.state).toBe("failed");
  expect(states(task)).toEqual(["undone", "undone", "waiting"]);
  // A big integer among the details has no JSON form; it is kept as text.
  expect(task.error).toEqual({
    code: "test.no-room",
    kind: "conflict",
    message: "Pool 'default' is full.",
    details: { pool: "default", wanted: "7" },
  });
});

it("says which step could not be taken back, and takes the others back all the same", async () => {
  const undone: string[] = [];
  const { run, logged } = engineOf([
    step("allocate", undefined, async () => void undone.push("allocate")),
    step("define", undefined, () => Promise.reject(new Error("the host is gone"))),
    step("start", () => Promise.reject(new Error("no memory"))),
  ]);
  const task = await run();
  expect(undone).toEqual(["allocate"]);
  expect(states(task)).toEqual(["undone", "undo-failed", "undone"]);
  expect(task.error?.message).toBe(
    "no memory And what was done could not be taken back wholly: 'Do define': the host is gone",
  );
  expect(task.log.at(-1)?.message).toBe("It could not be taken back: the host is gone");
  expect(logged).toEqual(["task failed", "task step could not be taken back"]);
});

it("cancels a running task: its signal aborts and its steps are taken back", async () => {
  const begun = Promise.withResolvers<void>();
  const undone: string[] = [];
  const { engine } = engineOf([
    step(
      "copy",
      async ({ signal }) => {
        begun.resolve();
        await untilAborted(signal);
      },
      async () => void undone.push("copy"),
    ),
  ]);
  const { id } = await engine.submit("vms.create", { name: "web-1" });
  await begun.promise;
  expect((await engine.cancel(id)).state).toBe("running");
  const task = await engine.wait(id);
  expect([task.state, task.error, undone]).toEqual(["cancelled", null, ["copy"]]);
  await expect(engine.cancel(id)).rejects.toThrow("Task 'Create web-1' cannot be cancelled: it is cancelled.");
});

it("cancels even when the last step ends without looking at its signal", async () => {
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const { engine } = engineOf([
    step("copy", () => {
      begun.resolve();
      return go.promise;
    }),
  ]);
  const { id } = await engine.submit("vms.create", { name: "web-1" });
  await begun.promise;
  await engine.cancel(id);
  go.resolve();
  expect((await engine.wait(id)).state).toBe("cancelled");
});

it("lets a task wait for the locks of the one before it, and a cancelled one leave the line", async () => {
  const go = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const { engine } = engineOf(
    [
      step("work", async () => {
        most = Math.max(most, ++running);
        await go.promise;
        running--;
      }),
    ],
    { locks: ["vm:1"] },
  );
  const [first, second, third] = (await Promise.all(
    ["a", "b", "c"].map((name) => engine.submit("vms.create", { name })),
  )) as [Task, Task, Task];
  expect((await engine.get(second.id)).state).toBe("queued");
  expect((await engine.cancel(second.id)).state).toBe("cancelled");
  go.resolve();
  expect((await engine.wait(third.id)).state).toBe("succeeded");
  expect((await engine.wait(second.id)).startedAt).toBeNull();
  expect([(await engine.get(first.id)).state, most]).toEqual(["succeeded", 1]);
});

it("answers the same task to the same key, at once and later, but never to another owner", async () => {
  const { engine, store } = engineOf([step("work")]);
  const submit = (owner: string) =>
    engine.submit("vms.create", { name: "web-1" }, { owner, idempotencyKey: "key" }).then(({ id }) => id);
  const [first, second] = await Promise.all([submit("ann"), submit("ann")]);
  expect(second).toBe(first);
  await engine.wait(first);
  expect(await submit("ann")).toBe(first);
  expect(await submit("bob")).not.toBe(first);
  expect(await store.list()).toHaveLength(2);
});

it("stores and tells of progress a few times a second, however often it is reported", async () => {
  const { engine, run } = engineOf([
    step("copy", async (run) => {
      for (let i = 0; i <= 1000; i++) run.progress(i / 1000);
    }),
    { ...step("define"), weight: 3 },
  ]);
  const heard: number[] = [];
  engine.onChange(({ progress }) => heard.push(progress));
  await run();
  // Stored, copy begins, define begins, succeeded.
  expect(heard).toEqual([0, 0, 0.25, 1]);
});

it("tells of progress while a long step is under way", async () => {
  const { engine } = engineOf([
    step("copy", async (run) => {
      run.progress(0.5);
      await untilAborted(run.signal);
    }),
  ]);
  const halfWay = Promise.withResolvers<Task>();
  engine.onChange((task) => task.progress === 0.5 && halfWay.resolve(task));
  const { id } = await engine.submit("vms.create", { name: "web-1" });
  expect((await halfWay.promise).state).toBe("running");
  await engine.cancel(id);
  await engine.wait(id);
});

it("keeps the newest 500 lines of the log", async () => {
  const { run } = engineOf([
    step("copy", async (run) => {
      for (let line = 1; line <= 700; line++) run.log(`line ${line}`);
    }),
  ]);
  const { log } = await run();
  expect([log.length, log[0]?.message, log.at(-1)?.message]).toEqual([500, "line 201", "line 700"]);
});

it("counts every stored change in the version", async () => {
  const { engine, run } = engineOf([step("a"), step("b")]);
  const versions: number[] = [];
  engine.onChange(({ version }) => versions.push(version));
  await run();
  expect(versions).toEqual([1, 2, 3, 4]);
});

it("does not begin a step whose beginning cannot be stored, and tells those who wait how it ended", async () => {
  const store = memoryTaskStore();
  let executed = false;
  const { engine, logged } = engineOf(
    [
      step("define", async () => {
        executed = true;
      }),
    ],
    {
      store: { ...store, put: (task) => (task.version > 1 ? Promise.reject(new Error("disk full")) : store.put(task)) },
    },
  );
  const task = await engine.wait((await engine.submit("vms.create", { name: "web-1" })).id);
  expect([executed, task.state, task.error?.message]).toEqual([false, "failed", "disk full"]);
  expect(logged).toContain("task could not be stored");
  expect((await engine.get(task.id)).state).toBe("failed");
});

it("lets running tasks end when it drains, leaves queued ones for the next start, and accepts nothing new", async () => {
  const go = Promise.withResolvers<void>();
  const { engine, store } = engineOf([step("work", () => go.promise)], { locks: ["vm:1"] });
  const first = await engine.submit("vms.create", { name: "a" });
  const second = await engine.submit("vms.create", { name: "b" });
  const drained = engine.drain(60_000);
  await expect(engine.submit("vms.create", { name: "c" })).rejects.toThrow("The server is stopping");
  go.resolve();
  await drained;
  expect([(await store.get(first.id))?.state, (await store.get(second.id))?.state]).toEqual(["succeeded", "queued"]);
});

it("cancels what has not ended when the time to drain is over", async () => {
  const { engine, store } = engineOf([step("work", ({ signal }) => untilAborted(signal))]);
  const { id } = await engine.submit("vms.create", { name: "a" });
  await engine.drain(10);
  const task = await store.get(id);
  expect([task?.state, task?.log[0]?.message]).toEqual(["cancelled", "The server is stopping."]);
});

it("refuses work of a kind that nobody registered, and fails what waits when its kind is taken out", async () => {
  const { engine, unregister } = engineOf([step("work", ({ signal }) => untilAborted(signal))], { locks: ["vm:1"] });
  await expect(engine.submit("vms.fly", {})).rejects.toThrow("No plugin here does 'vms.fly'.");
  const first = await engine.submit("vms.create", { name: "a" });
  const second = await engine.submit("vms.create", { name: "b" });
  unregister();
  await engine.cancel(first.id);
  expect((await engine.wait(first.id)).state).toBe("cancelled");
  expect((await engine.wait(second.id)).error?.code).toBe("tasks.kind-unknown");
});

it("refuses a kind twice, and a kind whose steps share an id or weigh nothing", () => {
  const { engine } = engineOf([]);
  const kind = (steps: Step<JsonObject, JsonObject>[]) => ({ kind: "x.y", title: () => "", steps });
  const plainStep = { id: "a", title: "A", execute: async () => {} };
  expect(() => engine.register({ ...kind([]), kind: "vms.create" })).toThrow("registered twice");
  expect(() => engine.register(kind([plainStep, plainStep]))).toThrow("two steps 'a'");
  expect(() => engine.register(kind([{ ...plainStep, weight: 0 }]))).toThrow("weighs 0");
});

it("stops waiting when the caller hangs up, without a trace", async () => {
  const { engine } = engineOf([step("work", ({ signal }) => untilAborted(signal))]);
  const { id } = await engine.submit("vms.create", { name: "a" });
  const controller = new AbortController();
  const waiting = engine.wait(id, controller.signal);
  controller.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  expect(isFinished((await engine.get(id)).state)).toBe(false);
  await engine.cancel(id);
  await engine.wait(id);
  await expect(engine.wait("nowhere")).rejects.toThrow("Task 'nowhere' does not exist.");
});
