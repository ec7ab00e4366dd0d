import { errorKinds } from "@hob/errors";
import { expect, expectTypeOf, it } from "vitest";
import {
  argument,
  argumentList,
  defineCliPlugin,
  defineCommand,
  exitCodes,
  flag,
  integer,
  negation,
  oneOf,
  optionalArgument,
  required,
  runCli,
  size,
  text,
  texts,
} from "./index.ts";
import { fakeServer, runCommandLine } from "./testing/index.ts";

let seen: unknown;
const make = defineCommand({
  examples: ["hob lamp make hall --watts 7"],
  arguments: { room: argument("Where it stands"), colour: optionalArgument("Its colour") },
  options: {
    watts: required(integer("Its power", 1)),
    diskSize: size("Its disk"),
    mode: oneOf(["day", "night"], "When it shines"),
    tag: texts("Its tags", "TAG"),
    note: text("A note"),
    bright: flag("Brightly"),
    wait: negation("Return at once"),
  },
  async run({ args, options, output }) {
    expectTypeOf(args).toEqualTypeOf<{ readonly room: string; readonly colour: string | undefined }>();
    expectTypeOf(options.watts).toEqualTypeOf<number>();
    expectTypeOf(options.mode).toEqualTypeOf<"day" | "night" | undefined>();
    expectTypeOf(options.tag).toEqualTypeOf<readonly string[]>();
    expectTypeOf(options.wait).toEqualTypeOf<boolean>();
    seen = { args, options };
    await output.say("Made.", { made: true });
  },
});
const list = defineCommand({
  arguments: { rooms: argumentList("Where to look") },
  async run({ args, output }) {
    const lamps = args.rooms.map((room, at) => ({
      room,
      watts: at * 1000,
      colour: at === 0 ? null : "a rather long colour",
    }));
    await output.list(lamps, [
      { title: "room", value: ({ room }) => room },
      { title: "watts", value: ({ watts }) => watts, align: "right" },
      { title: "colour", value: ({ colour }) => colour },
    ]);
  },
});
const lamps = defineCliPlugin({
  id: "lamps",
  commands: [
    { path: "lamp make", summary: "Make a lamp", load: async () => ({ default: make }) },
    { path: "lamp list", summary: "List lamps", load: async () => ({ default: list }) },
    {
      path: "lamp burn",
      summary: "Burn one out",
      load: async () => ({ default: defineCommand({ run: () => Promise.reject(new Error("smoke\nand fire")) }) }),
    },
  ],
});
const hob = (line: string, options?: Parameters<typeof runCommandLine>[2]) =>
  runCommandLine([lamps], line === "" ? [] : line.split(" "), options);

it("gives a command its arguments and options, read and typed", async () => {
  const line = "lamp make hall --watts 7 --disk-size 2GiB --mode night --tag a --tag b --bright --no-wait";
  expect(await hob(line)).toEqual({ code: 0, stdout: "Made.\n", stderr: "" });
  expect(seen).toMatchObject({
    args: { room: "hall", colour: undefined },
    options: { watts: 7, diskSize: 2 * 1024 ** 3, mode: "night", tag: ["a", "b"], bright: true, wait: false },
  });
  await hob("lamp make hall red --watts 7");
  expect(seen).toMatchObject({ args: { colour: "red" }, options: { bright: false, wait: true, tag: [] } });
  expect((seen as { options: object }).options).not.toHaveProperty("note");
});

it("prints results as a table, as JSON or as YAML, wherever the option stands", async () => {
  expect((await hob("lamp list hall attic")).stdout).toBe(
    ["ROOM   WATTS  COLOUR", "hall       0  -", "attic   1000  a rather long colour", ""].join("\n"),
  );
  const json = await hob("-o json lamp list hall");
  expect(JSON.parse(json.stdout)).toEqual([{ room: "hall", watts: 0, colour: null }]);
  expect((await hob("lamp list hall --output yaml")).stdout).toBe("- room: hall\n  watts: 0\n  colour: null\n");
  expect((await hob("lamp make hall --watts 1 -o json")).stdout).toBe('{\n  "made": true\n}\n');
});

it("cuts tables to the terminal, never what goes into a pipe", async () => {
  const { stdout } = await hob("lamp list hall attic", { columns: 24 });
  expect(stdout.split("\n")[2]).toBe("attic   1000  a rather …");
});

it("shows no control characters that came from elsewhere", async () => {
  const { stdout } = await runCommandLine([lamps], ["lamp", "list", "ha\u001b[2Jll\nROOT"]);
  expect(stdout).toContain("ha\\x1b[2Jll ROOT");
});

it.each([
  ["lmp", "'hob lmp' is not a command; 'hob' takes: completion, lamp, login, logout, notice, plugin, task."],
  ["lamp mak", "'hob lamp mak' is not a command; 'hob lamp' takes: burn, list, make."],
  [
    "lamp make hall --wats 7",
    "'hob lamp make' has no option '--wats'; it takes: --watts, --disk-size, --mode, --tag, --note, --bright, --no-wait, --output, --help.",
  ],
  ["--verbose lamp list", "'hob' has no option '--verbose'; it takes: --output, --version, --help."],
  ["lamp make --watts 7", "Missing required argument 'room'; usage: hob lamp make [options] <room> [colour]"],
  ["lamp make hall", "'--watts N' is missing; usage: hob lamp make [options] <room> [colour]"],
  [
    "lamp make a b c --watts 7",
    "Too many arguments. Expected 2 arguments but got 3: a, b, c; usage: hob lamp make [options] <room> [colour]",
  ],
  ["lamp make hall --watts 1e3", "--watts: '1e3' is not a whole number of at least 1."],
  ["lamp make hall --watts 7 --disk-size 20", "--disk-size: '20' is not a size: it has no unit; did you mean '20MiB'."],
  ["lamp make hall --watts 7 --mode noon", "--mode: 'noon' is not one of day, night."],
  ["lamp list hall --output xml", "--output: 'xml' is not one of table, json, yaml."],
])("refuses `hob %s` in one line that says what is accepted", async (line, message) => {
  const { code, stdout, stderr } = await hob(line);
  expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `hob: ${message}`]);
  expect(stderr.split("\n").length).toBeLessThanOrEqual(3);
});

it("tells an unforeseen failure in one line, and its stack only when asked", async () => {
  expect(await hob("lamp burn")).toEqual({ code: 1, stdout: "", stderr: "hob: smoke and fire\n" });
  expect((await hob("lamp burn", { env: { HOB_DEBUG: "1" } })).stderr).toContain("run-cli.test.ts");
});

it("ends with the exit code that a command answers", async () => {
  const compare = defineCommand({
    arguments: { left: argument("One"), right: argument("Another") },
    run: async ({ args }) => (args.left === args.right ? 0 : 1),
  });
  const entry = { path: "compare", summary: "Compare", load: async () => ({ default: compare }) };
  const code = async (...words: string[]) =>
    (await runCommandLine([{ id: "compare", commands: [entry] }], ["compare", ...words])).code;
  expect([await code("a", "a"), await code("a", "b")]).toEqual([0, 1]);
});

it("has an exit code of its own for every kind of failure", () => {
  expect(Object.keys(exitCodes).sort()).toEqual([...errorKinds].sort());
  expect(new Set(Object.values(exitCodes)).size).toBe(errorKinds.length);
});

it("lists the commands without loading them, and shows the help of each", async () => {
  const none = () => Promise.reject(new Error("loaded for nothing"));
  const lazy = { id: "lazy", commands: [{ path: "lazy do", summary: "Do it", load: none }] };
  const { code, stdout } = await runCommandLine([lazy], ["lazy", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}do +Do it$/m);
  const help = (await hob("lamp make --help")).stdout;
  expect(help).toContain("Usage: hob lamp make [options] <room> [colour]");
  expect(help).toContain("--disk-size <SIZE>");
  expect(help).toContain("Examples:\n  hob lamp make hall --watts 7");
  expect((await hob("help lamp make")).stdout).toBe(help);
  expect((await hob("")).stdout).toMatch(/^ {2}lamp +make, list, burn$/m);
});

it("prints its version", async () => {
  expect(await hob("--version")).toEqual({ code: 0, stdout: "1.2.3\n", stderr: "" });
});

it("goes on without a plugin that cannot be loaded, and says why when it is missed", async () => {
  const io = (argv: string[]) => {
    const written: string[] = [];
    const stream = { write: (chunk: string) => written.push(chunk) } as unknown as NodeJS.WriteStream;
    const process = { argv, env: {}, stdin: {} as never, stdout: stream, stderr: stream };
    return { written, process: { ...process, signal: new AbortController().signal } };
  };
  const cli = {
    program: "hob",
    version: "1",
    plugins: [{ id: "broken", load: () => Promise.reject(new Error("no such module")) }],
  };
  const missed = io(["vm", "list"]);
  expect(await runCli(cli, missed.process)).toBe(2);
  expect(missed.written[1]).toBe("The commands of plugin 'broken' could not be loaded: no such module\n");
  const help = io([]);
  expect(await runCli(cli, help.process)).toBe(0);
  expect(help.written.join("")).toContain("plugin 'broken' could not be loaded: no such module");
});

it("refuses a command that two plugins declare", async () => {
  const { code, stderr } = await runCommandLine([lamps, { ...lamps, id: "copy" }], ["lamp", "list", "x"]);
  expect([code, stderr]).toEqual([1, "hob: Command 'lamp make' is declared more than once, or is a group too.\n"]);
});

it("tells the server's own failure, with its hint as a second line and the exit code of its kind", async () => {
  const burnt = { code: "x.y", kind: "conflict", status: 409, message: "Taken.", hint: "Choose another.", details: {} };
  await using server = await fakeServer({ "GET /api/tasks": burnt });
  expect(await hob("task list", { server: server.url })).toEqual({
    code: 4,
    stdout: "",
    stderr: "hob: Taken.\nChoose another.\n",
  });
  expect(server.asked[0]?.headers.authorization).toBe("Bearer t0ken");
});

it("says what to do when nobody has logged in", async () => {
  expect(await hob("task list")).toMatchObject({
    code: 6,
    stderr: "hob: You are not logged in to http://127.0.0.1:9090.\nRun `hob login`, or set HOB_SERVER and HOB_TOKEN.\n",
  });
});

it("completes commands, options and choices", async () => {
  const complete = async (...words: string[]) => (await runCommandLine([lamps], ["__complete", ...words])).stdout;
  expect(await complete("la")).toBe("lamp\tmake, list, burn\n");
  expect(await complete("lamp", "m")).toBe("make\tMake a lamp\n");
  expect(await complete("lamp", "make", "--mode", "")).toBe("day\nnight\n");
  expect(await complete("lamp", "make", "hall", "--w")).toBe("--watts\tIts power\n");
  expect(await complete("lamp", "make", "")).toBe("");
  expect(await complete("nonsense", "")).toBe("");
});
