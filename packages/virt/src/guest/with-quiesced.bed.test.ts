import { agentAnswers, agentDisk, agentGuest, run } from "@hob/beds";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Link } from "../host/link.ts";
import { callsOf } from "../testing/calls-of.ts";
import { hostedBed } from "../testing/hosted-bed.ts";
import { removedAfterTest } from "../testing/removed-after-test.ts";
import { withQuiesced } from "./with-quiesced.ts";

const on = hostedBed({ defaultNetwork: false });

it("thaws a guest also when its host's daemon is away for seconds, and tells what the work came to", async () => {
  const disk = join(on.bed.poolPath, "rests.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), disk]);
  const xml = await agentGuest({ name: "rests", disks: [disk], network: false });
  const guest = removedAfterTest(await on.host.defineGuest(xml));
  await guest.start();
  await agentAnswers(on.bed, guest.name);
  const link = new Link({ uri: on.bed.uri });
  onTestFinished(() => link.close());
  await expect.poll(() => link.state.kind, { timeout: 30_000 }).toBe("connected");
  let failures = 0;
  const patient = Promise.withResolvers<void>();
  const calls = callsOf(link, guest, (asked) => {
    asked.catch(() => {
      failures += 1;
      if (failures === 6) patient.resolve();
    });
  });
  const status = () => on.bed.virsh("qemu-agent-command", guest.name, '{"execute":"guest-fsfreeze-status"}');
  const quiesced = withQuiesced(
    calls,
    async () => {
      expect(await status()).toContain("frozen");
      await on.bed.stopDaemon();
      return "done";
    },
    async () => {},
  );
  await Promise.race([patient.promise, quiesced]);
  await on.bed.startDaemon();
  expect(await quiesced).toBe("done");
  expect(await status()).toContain("thawed");
  await on.host.whenConnected({ timeoutMs: 30_000 });
});

it("does nothing to a guest whose agent does not answer", async () => {
  const xml = await agentGuest({ name: "silent", system: "no-agent", network: false });
  const guest = removedAfterTest(await on.host.defineGuest(xml));
  await guest.start();
  const job = guest.backup.pull({ quiesce: true, disks: [] });
  await expect(job).rejects.toMatchObject({ kind: "unavailable" });
  expect(await guest.backup.running()).toBeNull();
});
