import { run, type Sshd, type SshdMethod, startSshd } from "@hob/beds";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openSsh, PinnedHostKeys, type SshCredentials, type SshOptions } from "./index.ts";

async function start(...methods: SshdMethod[]): Promise<Sshd> {
  const bed = await startSshd({ methods, users: { ann: "open sesame" } });
  onTestFinished(() => bed.stop());
  return bed;
}

/** Who one is after having logged in. */
async function whoAmI(bed: Sshd, credentials: SshCredentials, user = "ann"): Promise<string> {
  const hostKeys = new PinnedHostKeys({ [`[${bed.host}]:${bed.port}`]: await bed.hostKey() });
  const options: SshOptions = { hostKeys, ...credentials };
  await using connection = await openSsh({ host: bed.host, port: bed.port, user }, options);
  return (await connection.run("id", ["-un"])).stdout.trim();
}

/** A folder with new keys, and what is needed to run a real agent over it. */
async function keys(): Promise<{
  folder: string;
  make(name: string, type: string, passphrase?: string): Promise<string>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "hob-ssh-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return {
    folder,
    async make(name, type, passphrase = "") {
      await run("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-f", join(folder, name)]);
      return readFile(join(folder, name), "utf8");
    },
  };
}

async function startAgent(folder: string): Promise<string> {
  const path = join(folder, "agent");
  const agent: ChildProcess = spawn("ssh-agent", ["-D", "-a", path], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(async () => {
    const ended = once(agent, "close");
    agent.kill();
    await ended;
  });
  await once(agent.stdout as NonNullable<ChildProcess["stdout"]>, "data");
  return path;
}

it.each(["ed25519", "ecdsa", "rsa"])("logs in by a %s key, also by one with a passphrase", async (type) => {
  const bed = await start("publickey");
  const { folder, make } = await keys();
  for (const passphrase of ["", "sesame"]) {
    const privateKey = await make(`key${passphrase}`, type, passphrase);
    await bed.authorize(await readFile(join(folder, `key${passphrase}.pub`), "utf8"));
    expect(await whoAmI(bed, { identities: [{ privateKey, passphrase }] })).toBe("ann");
  }
});

it("tries one key after another", async () => {
  const bed = await start("publickey");
  const { make } = await keys();
  const stranger = { privateKey: await make("stranger", "ed25519"), name: "stranger" };
  expect(await whoAmI(bed, { identities: [stranger, { privateKey: bed.identity }] })).toBe("ann");
});

it.each(["ed25519", "rsa"])("logs in by a %s key that only an agent has", async (type) => {
  const bed = await start("publickey");
  const { folder, make } = await keys();
  await make("held", type);
  await bed.authorize(await readFile(join(folder, "held.pub"), "utf8"));
  const agent = await startAgent(folder);
  await run("ssh-add", ["-q", join(folder, "held")], { env: { SSH_AUTH_SOCK: agent } });
  expect(await whoAmI(bed, { agent })).toBe("ann");
});

it("goes on to the password when the agent is not there", async () => {
  const bed = await start("publickey", "password");
  expect(await whoAmI(bed, { agent: "/nonexistent/agent", password: "open sesame" })).toBe("ann");
});

it.each<SshdMethod>(["password", "keyboard-interactive"])(
  "logs in with a password by the method '%s'",
  async (method) => {
    const bed = await start(method);
    expect(await whoAmI(bed, { password: "open sesame" })).toBe("ann");
  },
);

it("gives a key and then a password where the server wants both", async () => {
  const bed = await startSshd({
    methods: ["publickey", "password"],
    users: { ann: "open sesame" },
    config: ["AuthenticationMethods publickey,password"],
  });
  onTestFinished(() => bed.stop());
  expect(await whoAmI(bed, { identities: [{ privateKey: bed.identity }], password: "open sesame" })).toBe("ann");
});

it("says what was refused and what the server takes, and no secret", async () => {
  const bed = await start("publickey", "password", "keyboard-interactive");
  const { make } = await keys();
  const identities = [{ privateKey: await make("stranger", "ed25519"), name: "~/.ssh/stranger" }];
  const refusal = await whoAmI(bed, { identities, agent: "/nonexistent/agent", password: "guess" }).then(
    () => null,
    (error: unknown) => error as Error,
  );
  expect(refusal).toMatchObject({
    code: "ssh.authentication-denied",
    kind: "unauthenticated",
    message:
      "'127.0.0.1' does not let 'ann' in: it refused key '~/.ssh/stranger', " +
      "the keys of agent '/nonexistent/agent' (Failed to connect to agent), the password; " +
      "it takes publickey or password or keyboard-interactive.",
  });
  expect(JSON.stringify(refusal)).not.toContain("guess");
});

it("says that there was nothing to try", async () => {
  const bed = await start("password");
  await expect(whoAmI(bed, { identities: [{ privateKey: bed.identity }] })).rejects.toThrow(
    "'127.0.0.1' does not let 'ann' in: there was nothing to try; it takes password.",
  );
});

it("offers a wrong password once, so that no account is locked by one mistake", async () => {
  const bed = await start("password", "keyboard-interactive");
  await expect(whoAmI(bed, { password: "guess" })).rejects.toMatchObject({ code: "ssh.authentication-denied" });
  const log = await readFile(join(bed.directory, "sshd.log"), "utf8");
  expect(log.match(/Failed (?:password|keyboard)/g)).toHaveLength(1);
});

it("finds a key that cannot be read before it dials", async () => {
  const bed = await start("publickey");
  const identities = [{ privateKey: "nonsense", name: "/k" }];
  await expect(whoAmI(bed, { identities })).rejects.toMatchObject({ code: "ssh.invalid-identity" });
  expect(await readFile(join(bed.directory, "sshd.log"), "utf8")).not.toContain("Connection from");
});
