import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { run } from "./run.ts";
import { type Sshd, startSshd } from "./sshd-bed.ts";

/** OpenSSH's own client, which knows nothing of the machine's keys and hosts. */
const ssh = (bed: Sshd, user: string, ...command: string[]) =>
  run(
    "ssh",
    [
      ...["-F", "none", "-i", bed.identityPath, "-p", String(bed.port), "-o", "BatchMode=yes"],
      ...["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes"],
      `${user}@${bed.host}`,
      ...command,
    ],
    { timeoutMs: 20_000 },
  );

it("lets OpenSSH in by its key, as root and as a user of its own, and touches none of the machine's users", async () => {
  const users = await readFile("/etc/passwd", "utf8");
  await using bed = await startSshd({ users: { ann: "a secret" } });
  expect(await ssh(bed, "root", "id", "-u")).toBe("0\n");
  expect(await ssh(bed, "ann", "id", "-u", "&&", "pwd")).toBe(`5000\n${join(bed.directory, "ann")}\n`);
  expect(await readFile("/etc/passwd", "utf8")).toBe(users);
});

it("shows another host key after a new installation", async () => {
  await using bed = await startSshd({ hostKeyTypes: ["ed25519", "ecdsa"] });
  const before = [await bed.hostKey(), await bed.hostKey("ecdsa")];
  const scan = () => run("ssh-keyscan", ["-p", String(bed.port), bed.host]);
  const scanned = await scan();
  for (const key of before) expect(scanned).toContain(key);
  await bed.changeHostKey();
  expect(await scan()).toContain(await bed.hostKey());
  expect(before).not.toContain(await bed.hostKey());
});

it.each([true, false])("ends although it was paused (resumed before: %s)", async (resumed) => {
  const bed = await startSshd();
  await bed.pause();
  if (resumed) await bed.resume();
  await bed.stop();
  expect(existsSync(bed.directory)).toBe(false);
});

it("leaves nothing behind when the test process is killed", async () => {
  const source = fileURLToPath(new URL("./sshd-bed.ts", import.meta.url));
  const program = `
    const { startSshd } = await import(${JSON.stringify(source)});
    const { directory, port } = await startSshd();
    console.log(JSON.stringify({ directory, port }));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const orphan = JSON.parse(line.toString()) as { directory: string; port: number };
  const traces = async () => {
    const listeners = await run("ss", ["-Htln", `( sport = :${orphan.port} )`]);
    return [existsSync(orphan.directory), listeners.trim() !== ""];
  };
  expect(await traces()).toEqual([true, true]);
  child.kill("SIGKILL");
  await expect.poll(traces, { timeout: 10_000 }).toEqual([false, false]);
});
