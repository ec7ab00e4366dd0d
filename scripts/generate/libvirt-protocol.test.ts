import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../workspaces.mjs";
import { factsPath, libvirtProtocol, readWritten, staleFiles } from "./libvirt-protocol.mjs";
import { compareVersions } from "./versions.mjs";

const facts = () => JSON.parse(readFileSync(factsPath, "utf8"));

test("the generated files of libvirt's protocol are what 'npm run generate' writes", async () => {
  const files = await libvirtProtocol(facts());
  expect(files.size).toBeGreaterThan(35);
  for (const [path, text] of files) expect(readFileSync(join(root, path), "utf8"), path).toBe(text);
  expect(staleFiles(files)).toEqual([]);
});

test("a procedure, an enumeration or a name that nobody described is refused", async () => {
  const more = facts();
  more.programs[0].procedures.push({ number: 444, name: "DOMAIN_DANCE", since: "9.1.0" });
  more.enums["include/libvirt/libvirt-domain.h"].virDomainDanceFlags = { VIR_DOMAIN_DANCE_SLOWLY: 1 };
  await expect(libvirtProtocol(more)).rejects.toThrow(
    "No sentence describes remote DOMAIN_DANCE, virDomainDanceFlags.",
  );
  const named = facts();
  named.texts["include/libvirt/libvirt-domain.h"].VIR_DANCE_STEP = "step";
  await expect(libvirtProtocol(named)).rejects.toThrow("No beginning in naming.json fits 'VIR_DANCE_STEP'.");
});

test("a sentence on what is not there is refused", async () => {
  const written = readWritten();
  const [first] = written.documentation;
  first.procedures = { ...first.procedures, DOMAIN_DANCE: "Dances." };
  await expect(libvirtProtocol(facts(), written)).rejects.toThrow(
    "describes 'remote DOMAIN_DANCE', which there is not",
  );
});

test("the facts say where they come from", () => {
  const { source } = facts();
  expect(source).toMatchObject({
    package: "libvirt",
    version: "9.0.0",
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(Object.keys(source.files)).toContain("src/remote/remote_protocol.x");
  for (const digest of Object.values(source.files)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
});

test("versions that are told by hand fit between those of the procedures around them", () => {
  const { naming } = readWritten();
  const { procedures } = facts().programs[0];
  for (const { version, source, procedures: names } of naming.since) {
    expect(source).toContain(`, ${version}: '`);
    for (const name of names) {
      const at = procedures.findIndex((procedure: { name: string }) => procedure.name === name);
      const told = ({ name: other, since }: { name: string; since?: string }) =>
        since !== undefined && !names.includes(other);
      const before = procedures.slice(0, at).findLast(told).since;
      const after = procedures.slice(at).find(told).since;
      expect([before, version, after].toSorted(compareVersions), name).toEqual([before, version, after]);
    }
  }
});

test("a procedure is as old as its function, or as the remote driver's way to it where that is younger", () => {
  const sinceOf = (name: string) =>
    facts().programs[0].procedures.find((procedure: { name: string }) => procedure.name === name).since;
  // virConnectRegisterCloseCallback is there since 0.10.0, and the remote driver asks the daemon since 1.3.2.
  expect(sinceOf("CONNECT_REGISTER_CLOSE_CALLBACK")).toBe("1.3.2");
  expect(sinceOf("DOMAIN_MIGRATE_PREPARE3_PARAMS")).toBe("1.1.0");
  expect(sinceOf("DOMAIN_FD_ASSOCIATE")).toBe("9.0.0");
  // There was no daemon to ask before.
  expect(sinceOf("CONNECT_OPEN")).toBe("0.3.0");
});

test("a procedure of which nothing tells since when it is there is refused", async () => {
  const more = facts();
  const procedure = more.programs[0].procedures.find(({ name }: { name: string }) => name === "DOMAIN_RENAME");
  delete procedure.since;
  await expect(libvirtProtocol(more)).rejects.toThrow("It is not known since when there is 'DOMAIN_RENAME'.");
});
