import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTaskEngine, defineTask, type JsonObject, type Step, type Task, type TaskStore } from "./index.ts";
import { memoryTaskStore } from "./testing.ts";

const never = new Promise<never>(() => {});

/** A process that dies at its n-th deed: from then on nothing it does has any effect, nor an answer. */
class Life {
  #left: number;
  constructor(deeds: number) {
    this.#left = deeds;
  }
  /** Does a deed; the deed that kills may still take effect, without an answer. */
  async deed<Answer>(act: () => Answer | Promise<Answer>, effectOfLast: boolean): Promise<Answer> {
    const left = this.#left--;
    if (left > 0) return act();
    if (left === 0 && effectOfLast) await act();
    return never;
  }
  get isOver() {
    return this.#left < 0;
  }
}

/** A host: what tasks make exists on it, whatever becomes of the process. */
type World = Map<string, string>;

const kindIn = (
  world: World,
  life: Life,
  effectOfLast: boolean,
  size: number,
  failAt: number | null,
  /** The steps, by number, that can be gone on with. */
  resumable: ReadonlySet<number> = new Set(),
) =>
  defineTask<{ name: string }, Record<string, string>>({
    kind: "vms.create",
    title: ({ name }) => `Create ${name}`,
    locks: () => ["only-one"],
    steps: Array.from({ length: size }, (_, i) => ({
      id: `step-${i}`,
      title: `Make thing ${i}`,
      async execute(run) {
        const thing = `${run.task.id}/${i}`;
        await run.note({ [`thing${i}`]: thing });
        if (i === failAt) throw new Error("this thing cannot be made");
        await life.deed(() => world.set(thing, run.input.name), effectOfLast);
      },
      async undo({ notes }) {
        const thing = notes[`thing${i}`];
        if (thing !== undefined) await life.deed(() => world.delete(thing), effectOfLast);
      },
      ...(resumable.has(i) ? { resume: true as const } : {}),
    })),
  });

const storeIn = (store: TaskStore, life: Life, effectOfLast: boolean): TaskStore => ({
  ...store,
  async put(task) {
    // A disk is slower than a thought: whoever does not wait for it is ahead of it.
    await new Promise((resolve) => setImmediate(resolve));
    await life.deed(() => store.put(task), effectOfLast);
  },
});

it("leaves nothing half-made, wherever the process dies, however often, while it works, goes on or takes back", async () => {
  const scenario = fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    failAt: fc.option(fc.integer({ min: 0, max: 3 })),
    resumable: fc.uniqueArray(fc.integer({ min: 0, max: 3 })),
    cancelled: fc.boolean(),
    // How many deeds each process lives for, and whether the deed that kills it takes effect.
    deaths: fc.array(fc.tuple(fc.integer({ min: 0, max: 24 }), fc.boolean()), { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ size, failAt, resumable, cancelled, deaths }) => {
      const world: World = new Map();
      const store = memoryTaskStore();
      const startIn = (life: Life, effect: boolean) => {
        const engine = createTaskEngine({ store: storeIn(store, life, effect) });
        engine.register(kindIn(world, life, effect, size, failAt, new Set(resumable)));
        return engine;
      };
      for (const [at, [deeds, effect]] of deaths.entries()) {
        const life = new Life(deeds);
        const engine = startIn(life, effect);
        if (at > 0) void engine.recover();
        else for (const name of ["a", "b"]) void engine.submit("vms.create", { name });
        if (at === 0 && cancelled) {
          const [first] = await engine.list();
          if (first) void engine.cancel(first.id).catch(() => undefined);
        }
        await settled(life, engine.list.bind(engine));
      }
      const last = startIn(new Life(Number.POSITIVE_INFINITY), true);
      await last.recover();
      const tasks = await Promise.all((await last.list()).map(({ id }) => last.wait(id)));
      const succeeded = tasks.filter(({ state }) => state === "succeeded");
      expect(new Set(world.keys())).toEqual(new Set(succeeded.flatMap(({ notes }) => Object.values(notes))));
      const mustFail = failAt !== null && failAt < size;
      for (const task of tasks) expectHonest(task, mustFail);
      // Three deaths are no reason to give up what can be gone on with.
      const goesOn = Array.from({ length: size }, (_, i) => i).every((i) => resumable.includes(i));
      if (goesOn && !mustFail && !cancelled) expect(tasks.map(({ state }) => state)).not.toContain("interrupted");
    }),
    { numRuns: 300 },
  );
});

/** Waits until the process is dead, or has nothing left to do. */
async function settled(life: Life, list: () => Promise<readonly Task[]>) {
  for (let quiet = 0; quiet < 3 && !life.isOver;) {
    const before = JSON.stringify(await list());
    await new Promise((resolve) => setImmediate(resolve));
    quiet = JSON.stringify(await list()) === before ? quiet + 1 : 0;
  }
}

function expectHonest(task: Task, mustFail: boolean) {
  const steps = task.steps.map(({ state }) => state);
  if (task.state === "succeeded") {
    expect(mustFail).toBe(false);
    expect(steps.every((state) => state === "done")).toBe(true);
    return;
  }
  expect(["failed", "interrupted", "cancelled"]).toContain(task.state);
  expect(steps.every((state) => state === "undone" || state === "waiting")).toBe(true);
  if (task.state === "cancelled") return;
  expect(task.error?.code).toBe(task.state === "interrupted" ? "tasks.interrupted" : "internal.unexpected");
}

it("begins what was queued when the process died, in the order it was asked for", async () => {
  const store = memoryTaskStore();
  const world: World = new Map();
  const dead = new Life(Number.POSITIVE_INFINITY);
  const first = createTaskEngine({ store });
  first.register({
    ...kindIn(world, dead, true, 1, null),
    steps: [{ id: "hang", title: "Hang", execute: () => never }],
  });
  for (const name of ["a", "b", "c"]) await first.submit("vms.create", { name });

  const second = createTaskEngine({ store });
  const order: string[] = [];
  second.register({
    ...kindIn(world, dead, true, 1, null),
    steps: [{ id: "hang", title: "Hang", execute: async (run) => void order.push(run.input.name) }],
  });
  await second.recover();
  const tasks = await Promise.all((await second.list()).map(({ id }) => second.wait(id)));
  expect(tasks.map(({ state }) => state)).toEqual(["succeeded", "succeeded", "interrupted"]);
  expect(order).toEqual(["b", "c"]);
});

it("ends a task whose plugin is gone as interrupted, with its notes kept", async () => {
  const store = memoryTaskStore();
  const first = createTaskEngine({ store });
  const noted = Promise.withResolvers<void>();
  first.register({
    kind: "gone.make",
    title: () => "Make it",
    steps: [
      {
        id: "make",
        title: "Make",
        async execute(run) {
          await run.note({ volume: "left-over" });
          noted.resolve();
          await never;
        },
      },
    ],
  });
  const { id } = await first.submit("gone.make", {});
  await noted.promise;

  const second = createTaskEngine({ store });
  await second.recover();
  const task = await second.get(id);
  expect(task).toMatchObject({
    state: "interrupted",
    notes: { volume: "left-over" },
    error: { code: "tasks.kind-unknown" },
  });
  expect(task.error?.message).toMatch(/^No plugin here does 'gone.make'\. And what was done could not be taken back/);
  expect(task.steps[0]?.state).toBe("undo-failed");
});

describe("a task whose steps can be gone on with", () => {
  type Notes = { begun: number; made: string };
  /** What was executed and undone, over all lives of the process. */
  const done: string[] = [];
  const kind = (over: { copies: boolean; resume?: Step<JsonObject, Notes>["resume"] }) =>
    defineTask<JsonObject, Notes>({
      kind: "vms.create",
      title: () => "Create a",
      steps: [
        {
          id: "prepare",
          title: "Prepare",
          resume: true,
          execute: async () => void done.push("prepare"),
          undo: async () => void done.push("undo prepare"),
        },
        {
          id: "copy",
          title: "Copy",
          async execute(run) {
            await run.note({ begun: (run.notes.begun ?? 0) + 1 });
            done.push(`copy ${run.notes.begun}`);
            if (!over.copies) await never;
            await run.note({ made: "disk" });
          },
          undo: async ({ notes }) => void done.push(`undo copy ${notes.begun}`),
          ...(over.resume === undefined ? {} : { resume: over.resume }),
        },
        { id: "start", title: "Start", execute: async () => void done.push("start") },
      ],
      result: (_, { made, begun }) => ({ made: made ?? null, begun: begun ?? 0 }),
    });

  async function die(resume?: Step<JsonObject, Notes>["resume"], lives = 1) {
    done.length = 0;
    const store = memoryTaskStore();
    const first = createTaskEngine({ store });
    first.register(kind({ copies: false, ...(resume === undefined ? {} : { resume }) }));
    const { id } = await first.submit("vms.create", {});
    await expect.poll(() => done).toEqual(["prepare", "copy 1"]);
    for (let life = 1; life < lives; life += 1) {
      const next = createTaskEngine({ store });
      next.register(kind({ copies: false, ...(resume === undefined ? {} : { resume }) }));
      await next.recover();
      await expect.poll(() => done.at(-1)).toMatch(life < 4 ? `copy ${life + 1}` : "undo prepare");
    }
    const last = createTaskEngine({ store });
    last.register(kind({ copies: true, ...(resume === undefined ? {} : { resume }) }));
    await last.recover();
    return last.wait(id);
  }

  const messages = ({ log }: Task) => log.map(({ message }) => message);

  it("goes on with the step that was executing, keeps its notes, and says so", async () => {
    const task = await die(true);
    expect(task).toMatchObject({ state: "succeeded", result: { made: "disk", begun: 2 }, error: null, progress: 1 });
    expect(done).toEqual(["prepare", "copy 1", "copy 2", "start"]);
    expect(messages(task)).toEqual(["The server had stopped; 'Copy' is gone on with."]);
    expect(task.resumed).toBe(0);
  });

  it("goes back when a begun step does not say that it can be gone on with", async () => {
    const task = await die();
    expect(task).toMatchObject({ state: "interrupted", error: { code: "tasks.interrupted" } });
    expect(done).toEqual(["prepare", "copy 1", "undo copy 1", "undo prepare"]);
  });

  it("goes back when a step finds that it cannot be gone on with, and says why", async () => {
    const task = await die(({ notes, isDone }) => `it had begun ${notes.begun} times, ended: ${isDone}.`);
    expect(task.state).toBe("interrupted");
    expect(messages(task)).toEqual([
      "'Copy' cannot be gone on with: it had begun 1 times, ended: false.",
      "The server stopped in the middle of 'Create a'.",
    ]);
  });

  it("goes back when the process has died in one step again and again", async () => {
    const task = await die(true, 4);
    expect(task.state).toBe("interrupted");
    expect(messages(task).slice(-2)).toEqual([
      "'Copy' is not gone on with: the server has stopped in it 4 times.",
      "The server stopped in the middle of 'Create a'.",
    ]);
  });

  it("is left for the next start when the process is asked to end, and others are cancelled", async () => {
    const store = memoryTaskStore();
    const first = createTaskEngine({ store });
    const waiting: Step<JsonObject, JsonObject> = {
      id: "wait",
      title: "Wait",
      execute: ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
    };
    first.register({ kind: "stays", title: () => "Stay", steps: [{ ...waiting, resume: true }] });
    first.register({ kind: "goes", title: () => "Go", steps: [waiting] });
    const [stays, goes] = [await first.submit("stays", {}), await first.submit("goes", {})];
    await expect.poll(async () => (await first.get(goes.id)).state).toBe("running");
    await first.drain(10);
    expect((await store.get(goes.id))?.state).toBe("cancelled");
    const left = await store.get(stays.id);
    expect(left).toMatchObject({ state: "running", steps: [{ state: "running" }], finishedAt: null });
    expect(messages(left!)).toEqual(["The server is stopping; it goes on with 'Stay' when it is back."]);

    const next = createTaskEngine({ store });
    next.register({
      kind: "stays",
      title: () => "Stay",
      steps: [{ ...waiting, execute: async () => {}, resume: true }],
    });
    await next.recover();
    expect((await next.wait(stays.id)).state).toBe("succeeded");
  });

  it("does not go forward again once somebody has cancelled it, whenever the process dies", async () => {
    const store = memoryTaskStore();
    const first = createTaskEngine({ store });
    done.length = 0;
    const steps = kind({ copies: false, resume: true }).steps.map((step) => ({ ...step, undo: () => never }));
    first.register({ ...kind({ copies: false }), steps });
    const { id } = await first.submit("vms.create", {});
    await expect.poll(() => done).toEqual(["prepare", "copy 1"]);
    await first.cancel(id);
    const next = createTaskEngine({ store });
    next.register(kind({ copies: true, resume: true }));
    await next.recover();
    expect((await next.get(id)).state).toBe("interrupted");
    expect(done).toEqual(["prepare", "copy 1", "undo copy 1", "undo prepare"]);
  });
});
