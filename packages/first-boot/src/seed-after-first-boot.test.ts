import { expect, it } from "vitest";
import type { CloudInit } from "./cloud-init/cloud-init.ts";
import { withHashedPasswords } from "./secrets/with-hashed-passwords.ts";
import { seedAfterFirstBoot } from "./seed-after-first-boot.ts";
import { seedOf } from "./seed-of.ts";
import { fullIntent, fullNetwork } from "./testing/sample-intents.ts";

const texts = (seed: ReturnType<typeof seedAfterFirstBoot>) =>
  Object.fromEntries(seed!.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));

const wanted: CloudInit = { ...fullIntent, disableAfterFirstBoot: false, network: fullNetwork };

it.each(["nocloud", "configdrive"] as const)("keeps id, name and network, and no secret: %s", (datasource) => {
  for (const instanceId of ["i-1", undefined]) {
    const intent = withHashedPasswords({ ...wanted, datasource, instanceId });
    const before = texts(seedOf(intent) as ReturnType<typeof seedAfterFirstBoot>);
    const seed = seedAfterFirstBoot(intent);
    const after = texts(seed);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [path, text] of Object.entries(after)) {
      if (!/user.data/.test(path)) expect(text, path).toBe(before[path]);
      else expect(text).toBe("#cloud-config\nhostname: web\nfqdn: web.example.org\n");
    }
    expect(seed!.files.some(({ isSecret }) => isSecret)).toBe(false);
  }
});

it("keeps an id and a network of the user's own words, and no other word of his", () => {
  const raw = {
    metaData: "instance-id: mine\ntoken: S3CRET\n",
    networkConfig: "config: disabled\n",
    userData: "#!S3CRET\n",
  };
  expect(texts(seedAfterFirstBoot({ kind: "cloud-init", raw }))).toEqual({
    "meta-data": "instance-id: mine\n",
    "user-data": "#cloud-config\n{}\n",
    "network-config": "config: disabled\n",
  });
});

it("keeps nothing where nobody reads it", () => {
  expect(seedAfterFirstBoot({ kind: "ignition" })).toBeNull();
  expect(seedAfterFirstBoot(fullIntent)).toBeNull();
});
