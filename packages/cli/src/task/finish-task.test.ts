import type { Task } from "@hob/tasks";
import { expect, it } from "vitest";
import { defineCliPlugin, defineCommand, negation } from "../index.ts";
import { fakeServer, runCommandLine } from "../testing/index.ts";

const task = (change: Partial<Task>): Task => ({
  id: "t1",
  kind: "lamps.make",
  title: "Make a lamp",
  owner: "u1",
  target: null,
  state: "running",
  steps: [
    { id: "blow", title: "Blow the bulb", state: "done", progress: 1 },
    { id: "screw", title: "Screw it in", state: "running", progress: 0 },
  ],
  progress: 0.5,
  log: [],
  input: {},
  notes: {},
  result: null,
  error: null,
  createdAt: 1,
  startedAt: 1,
  finishedAt: null,
  version: 1,
  ...change,
});

const plugin = defineCliPlugin({
  id: "lamps",
  commands: [
    {
      path: "make",
      summary: "Make a lamp",
      load: async () => ({
        default: defineCommand({
          options: { wait: negation("Return at once") },
          async run({ finish, options }) {
            await finish(task({}), { wait: options.wait, done: "Made." });
          },
        }),
      }),
    },
  ],
});

/** Runs the command against a server whose task goes through the given states, one a look. */
async function make(
  line: string,
  looks: readonly Partial<Task>[],
  options: { columns?: number; signal?: AbortSignal } = {},
) {
  let look = 0;
  await using server = await fakeServer({
    "GET /api/tasks/t1": () => task(looks[Math.min(look++, looks.length - 1)] ?? {}),
  });
  return await runCommandLine([plugin], line.split(" "), { server: server.url, ...options });
}

it("waits in silence in a pipe, then prints only the result", async () => {
  expect(await make("make", [{}, {}, { state: "succeeded" }])).toEqual({ code: 0, stdout: "Made.\n", stderr: "" });
  const { stdout } = await make("make -o json", [{ state: "succeeded", result: { id: "1" } }]);
  expect(JSON.parse(stdout)).toMatchObject({ state: "succeeded", result: { id: "1" } });
});

it("shows the progress on a terminal, within its width, and wipes it in the end", async () => {
  const { stderr, stdout } = await make("make", [{ progress: 0.75 }, { state: "succeeded" }], { columns: 60 });
  expect(stdout).toBe("Made.\n");
  expect(stderr).toContain("\r\u001b[K[##########----------]  50% Make a lamp: Screw it in");
  expect(stderr).toContain("\r\u001b[K[###############-----]  75% Make a lamp");
  expect(stderr.endsWith("\r\u001b[K")).toBe(true);
});

it("returns at once when told to, and says which task it is", async () => {
  const { stdout } = await make("make --no-wait", []);
  expect(stdout).toBe("Task t1 (Make a lamp) has been accepted.\n");
});

it("fails as the task did", async () => {
  const error = {
    code: "lamps.no-glass",
    kind: "unavailable" as const,
    message: "No glass.",
    hint: "Buy some.",
    details: {},
  };
  expect(await make("make", [{ state: "failed", error }])).toEqual({
    code: 7,
    stdout: "",
    stderr: "hob: No glass.\nBuy some.\n",
  });
  expect(await make("make", [{ state: "cancelled" }])).toMatchObject({
    code: 130,
    stderr: "hob: 'Make a lamp' was cancelled; what it had done was taken back.\n",
  });
});

it("stops waiting at Ctrl-C, and says that the task goes on", async () => {
  const controller = new AbortController();
  const waiting = make("make", [{}], { signal: controller.signal });
  setTimeout(() => controller.abort(), 30);
  expect(await waiting).toEqual({
    code: 130,
    stdout: "",
    stderr:
      "hob: No longer waiting; 'Make a lamp' goes on.\nSee `hob task show t1`; stop it with `hob task cancel t1`.\n",
  });
});
