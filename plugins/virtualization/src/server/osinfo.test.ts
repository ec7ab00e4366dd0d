import { type OperatingSystem, osDatabase } from "@hob/osinfo";
import type { Log } from "@hob/plugin-api";
import { expect, test } from "vitest";
import { lazyOsinfo } from "./osinfo.ts";

const system = {
  id: "http://example.org/1",
  shortId: "one",
  shortIds: ["one"],
  name: "One",
} as unknown as OperatingSystem;

test("the database is read when it is first asked for, once, and its problems are logged once", async () => {
  const problem = { where: "/usr/share/osinfo/os/x.xml", message: "unclosed tag" };
  const logged: unknown[] = [];
  let reads = 0;
  const osinfo = lazyOsinfo({ warn: (fields: unknown) => void logged.push(fields) } as unknown as Log, async () => {
    reads += 1;
    return osDatabase([system], [problem]);
  });
  expect(reads).toBe(0);
  const [one, other] = await Promise.all([osinfo(), osinfo()]);
  expect(one).toBe(other);
  expect(await osinfo()).toBe(one);
  expect([reads, logged]).toEqual([1, [problem]]);
});

test("an empty database is looked for again: somebody may have installed it meanwhile", async () => {
  const found = [osDatabase([]), osDatabase([system])];
  let reads = 0;
  const osinfo = lazyOsinfo({ warn: () => {} } as unknown as Log, async () => found[reads++]!);
  expect((await osinfo()).all()).toEqual([]);
  const db = await osinfo();
  expect(db.all()).toHaveLength(1);
  expect(await osinfo()).toBe(db);
});
