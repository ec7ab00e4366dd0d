import { fakeServer, runCommandLine } from "@hob/cli/testing";
import { expect, it } from "vitest";
import plugin from "../plugin.cli.ts";

const setting = { because: "The fastest.", by: "policy", alternatives: [] };
const settings = [
  { ...setting, path: "type", now: "kvm", today: "kvm", verdict: "same" },
  { ...setting, path: "devices/disk[hda]/bus", now: "ide", today: "virtio", verdict: "other" },
];
const explanation = { os: "Debian 12", settings, warnings: [], today: "<domain/>" };

async function hob(line: string, answer: unknown = explanation) {
  await using server = await fakeServer({ "POST /api/vms/web-1/explain": answer });
  const result = await runCommandLine([plugin], line.split(" "), { server: server.url });
  return { ...result, asked: server.asked.map(({ body }) => body) };
}

it("shows each setting beside what would be chosen today", async () => {
  const { code, stdout, asked } = await hob("vm explain web-1");
  expect([code, asked]).toEqual([0, [{}]]);
  expect(stdout).toBe(
    [
      "SETTING                NOW  TODAY   WHY",
      "type                   kvm  same    The fastest.",
      "devices/disk[hda]/bus  ide  virtio  The fastest.",
      "",
    ].join("\n"),
  );
});

it("shows only what would be chosen otherwise, and says when nothing would", async () => {
  expect((await hob("vm explain web-1 --changes")).stdout).not.toContain("same");
  const same = { ...explanation, settings: settings.slice(0, 1) };
  expect((await hob("vm explain web-1 --changes", same)).stdout).toBe("Nothing would be chosen otherwise today.\n");
});

it("sends policies, prints JSON, and says that the system is not known", async () => {
  const { stdout, asked } = await hob("vm explain web-1 --policy desktop --output json");
  expect(JSON.parse(stdout)).toEqual(explanation);
  expect(asked).toMatchObject([{ policies: [{ name: "desktop" }] }]);
  expect((await hob("vm explain web-1", { ...explanation, os: null, warnings: ["Careful."] })).stderr).toBe(
    "Warning: Careful.\nIts operating system is not known: today's choices are careful ones.\n",
  );
});
