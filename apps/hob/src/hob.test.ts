import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { productFolder } from "./product.ts";

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "hob-bin-"));
});
afterEach(() => rm(scratch, { recursive: true }));

const program = join(productFolder, "bin", "hob.js");
const fromSource = "--conditions=hob-source";
// What a Node says of itself, changed before the program looks.
const asOldNode = "--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})";

function node(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env["PATH"], HOME: scratch };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

it("prints its version", async () => {
  const { version } = JSON.parse(await readFile(join(productFolder, "package.json"), "utf8")) as { version: string };
  expect(await node(program, "--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

it("prints its version almost as fast as Node does: within 1.5 times its time and 100 ms", async () => {
  const fastest = async (...args: string[]) => {
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 7; run++) {
      const begun = performance.now();
      await node(...args);
      best = Math.min(best, performance.now() - begun);
    }
    return best;
  };
  const bare = await fastest("--version");
  expect(await fastest(program, "--version")).toBeLessThan(1.5 * bare + 100);
});

it("lists the commands of every plugin", async () => {
  const { code, stdout } = await node(fromSource, program, "--help");
  expect(code).toBe(0);
  for (const word of ["serve", "login", "task", "plugin", "host", "vm"]) {
    expect(stdout).toMatch(new RegExp(`^ {2}${word} `, "m"));
  }
  expect(stdout).not.toContain("could not be loaded");
});

it("writes all of a long answer into a pipe whose reader takes its time", async () => {
  const document = `<a>${"<b/>\n".repeat(100_000)}</a>`;
  await writeFile(join(scratch, "long.xml"), document);
  const child = spawn(process.execPath, [fromSource, program, "xml", "serialise", join(scratch, "long.xml")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let answer = "";
  for await (const part of child.stdout.setEncoding("utf8")) {
    answer += part;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(answer === document).toBe(true);
});

it("started by an older Node, goes on under the one that was installed with it", async () => {
  const { code, stdout, stderr } = await node(asOldNode, program, "vm", "lst");
  // Built or not, it is the newer Node that answers.
  expect([code === 2 || code === 1, stdout]).toEqual([true, ""]);
  expect(stderr).toMatch(/^hob: ('hob vm lst' is not a command|This clone is not built yet)/);
});

it("says plainly what is needed where there is no newer Node, or no build", async () => {
  await cp(join(productFolder, "bin"), join(scratch, "bin"), { recursive: true });
  await cp(join(productFolder, "package.json"), join(scratch, "package.json"));
  const copy = join(scratch, "bin", "hob.js");
  expect(await node(asOldNode, copy, "vm", "list")).toMatchObject({
    code: 1,
    stderr: `hob: Hob needs Node 24.11 or later; this is ${process.version}.\nInstall Node 24 from nodejs.org or your distribution, then try again.\n`,
  });
  expect(await node(copy, "vm", "list")).toMatchObject({
    code: 1,
    stderr: "hob: This clone is not built yet.\nRun `npm start` in it once; it builds and starts Hob.\n",
  });
});

it("serves until it is told to stop, and says where and how to begin", async () => {
  const server = spawn(
    process.execPath,
    [
      fromSource,
      program,
      "serve",
      "--port",
      "0",
      "--data",
      join(scratch, "data"),
      "--host",
      "test:///default",
      "-o",
      "json",
    ],
    { env: { PATH: process.env["PATH"], HOME: scratch, HOB_LOG: "silent" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = new Promise((resolve) => server.on("exit", resolve));
  let said = "";
  for await (const chunk of server.stdout) {
    said += String(chunk);
    if (said.endsWith("}\n")) break;
  }
  const { url, setupLink } = JSON.parse(said) as { url: string; setupLink: string };
  expect(setupLink).toMatch(new RegExp(`^${url}/setup#token=.{20,}$`));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  server.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 30_000);

it.each([
  [["--port", "http"], {}, "hob: --port: 'http' is not a whole number from 0 to 65535.\n"],
  [[], { HOB_PORT: "70000" }, "hob: HOB_PORT: '70000' is not a whole number from 0 to 65535.\n"],
  [[], { HOB_LOG: "loud" }, "hob: HOB_LOG: 'loud' is not one of debug, info, warn, error, silent.\n"],
])("refuses to serve with %j and %j", async (options, env, message) => {
  const { runCommandLine } = await import("@hob/cli/testing");
  const load = () => import("./serve.ts");
  const plugin = { id: "serve", commands: [{ path: "serve", summary: "Run the server", load }] };
  expect(await runCommandLine([plugin], ["serve", ...options], { env })).toEqual({
    code: 2,
    stdout: "",
    stderr: message,
  });
});
