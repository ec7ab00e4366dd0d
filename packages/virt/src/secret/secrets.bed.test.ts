import { type Bed, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

it("keeps a secret, finds it by what it is for, and forgets it", async () => {
  const { secrets } = await openBedHost(bed.uri);
  const usage = { type: "ceph", name: "client.libvirt secret" } as const;
  expect(await secrets.findByUsage("ceph", usage.name)).toBeNull();
  const secret = await secrets.define({ description: "for the cluster", usage }, "open sesame");
  expect(secret).toMatchObject({ usageType: "ceph", usageId: usage.name });
  const found = await secrets.findByUsage("ceph", usage.name);
  expect(found?.uuid).toBe(secret.uuid);
  expect(await found?.document()).toMatchObject({ description: "for the cluster", usage, private: false });
  expect((await secrets.list()).map(({ uuid }) => uuid)).toEqual([secret.uuid]);
  expect((await secret.revealValue()).toString()).toBe("open sesame");
  await secret.setValue(Uint8Array.of(0, 255));
  expect([...(await secret.revealValue())]).toEqual([0, 255]);
  await secret.undefine();
  await expect(secrets.secret(secret.uuid)).rejects.toMatchObject({ code: "libvirt.no-secret", kind: "not-found" });
});

it("is never told the value of a private secret, nor shows a value in what it describes", async () => {
  const { secrets } = await openBedHost(bed.uri);
  const secret = await secrets.define(
    { private: true, ephemeral: true, usage: { type: "vtpm", name: "tpm of a guest" } },
    "open sesame",
  );
  await expect(secret.revealValue()).rejects.toThrow("is private");
  expect(await secret.xml()).not.toContain("sesame");
  expect(JSON.stringify(secret)).not.toContain("sesame");
  await secret.undefine();
});
