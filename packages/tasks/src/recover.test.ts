import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createTaskEngine, defineTask, type Task, type TaskStore } from "./index.ts";
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

const kindIn = (world: World, life: Life, effectOfLast: boolean, size: number, failAt: number | null) =>
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

it("leaves nothing half-made, wherever the process dies, however often, while it works or takes back", async () => {
  const scenario = fc.record({
    size: fc.integer({ min: 1, max: 4 }),
    failAt: fc.option(fc.integer({ min: 0, max: 3 })),
    // How many deeds each process lives for, and whether the deed that kills it takes effect.
    deaths: fc.array(fc.tuple(fc.integer({ min: 0, max: 24 }), fc.boolean()), { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ size, failAt, deaths }) => {
      const world: World = new Map();
      const store = memoryTaskStore();
      const startIn = (life: Life, effect: boolean) => {
        const engine = createTaskEngine({ store: storeIn(store, life, effect) });
        engine.register(kindIn(world, life, effect, size, failAt));
        return engine;
      };
      for (const [at, [deeds, effect]] of deaths.entries()) {
        const life = new Life(deeds);
        const engine = startIn(life, effect);
        if (at > 0) void engine.recover();
        else for (const name of ["a", "b"]) void engine.submit("vms.create", { name });
        await settled(life, engine.list.bind(engine));
      }
      const last = startIn(new Life(Number.POSITIVE_INFINITY), true);
      await last.recover();
      const tasks = await Promise.all((await last.list()).map(({ id }) => last.wait(id)));
      const succeeded = tasks.filter(({ state }) => state === "succeeded");
      expect(new Set(world.keys())).toEqual(new Set(succeeded.flatMap(({ notes }) => Object.values(notes))));
      for (const task of tasks) expectHonest(task, failAt !== null && failAt < size);
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
  expect(["failed", "interrupted"]).toContain(task.state);
  expect(steps.every((state) => state === "undone" || state === "waiting")).toBe(true);
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
