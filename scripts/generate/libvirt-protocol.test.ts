import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../workspaces.mjs";
import { factsPath, libvirtProtocol, readWritten, staleFiles } from "./libvirt-protocol.mjs";

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
