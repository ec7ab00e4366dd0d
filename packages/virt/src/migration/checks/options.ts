import { connectGetLibVersion } from "@hob/libvirt";
import type { MigrationOptions } from "../migration-options.ts";
import { blocking, type Check, type Found } from "./check.ts";

/** What an option needs of libvirt on both hosts. @source libvirt-domain.h, "Since" */
const needs: readonly (readonly [string, readonly [number, number, number], (options: MigrationOptions) => boolean])[] =
  [
    ["post-copy", [1, 3, 3], ({ postCopy }) => postCopy !== undefined],
    ["settings of auto-converge", [2, 0, 0], ({ autoConverge }) => typeof autoConverge === "object"],
    ["TLS", [3, 2, 0], ({ tls }) => tls !== undefined && tls !== false],
    ["a limit of post-copy", [5, 1, 0], ({ postCopy }) => postCopy?.bandwidth !== undefined],
    ["parallel connections", [5, 2, 0], ({ parallel }) => parallel !== undefined],
    ["a name in the destination's certificate", [6, 0, 0], ({ tls }) => typeof tls === "object"],
    ["a URI for disks", [6, 8, 0], ({ copy }) => copy?.uri !== undefined],
    ["synchronous writes", [8, 0, 0], ({ copy }) => copy?.synchronousWrites === true],
    ["zero-copy", [8, 5, 0], ({ zeroCopy }) => zeroCopy === true],
    ["resuming post-copy", [8, 5, 0], ({ resume }) => resume === true],
    ["compression by zlib or zstd", [9, 4, 0], ({ compression }) => compression?.methods.some(isOfParallel) === true],
  ];

const isOfParallel = (method: string) => method === "zlib" || method === "zstd";

/** Options that both hosts know, and that go together. */
export const checkOptions: Check = async ({ from, to, before, options }) => {
  const found: Found[] = contradictions(options, before.active).map((reason) => blocking(reason));
  const versions = await Promise.all(
    [from, to].map(async (link) => (await link.call(connectGetLibVersion, {})).version),
  );
  for (const [what, since, isWanted] of needs) {
    if (!isWanted(options)) continue;
    const number = since.reduce((all, part) => all * 1000 + part, 0);
    for (const [index, link] of [from, to].entries()) {
      if ((versions[index] ?? 0n) >= BigInt(number)) continue;
      found.push(blocking(`'${link.name}' does not know ${what}: it needs libvirt ${since.join(".")}.`));
    }
  }
  return found;
};

/** What cannot be asked for together, as sentences. */
export function contradictions(options: MigrationOptions, active: boolean): readonly string[] {
  const { mode = "direct", copy, postCopy, tls = false, parallel, zeroCopy, compression, live, paused } = options;
  const isTunnelled = mode === "tunnelled";
  const rules: readonly (readonly [boolean, string])[] = [
    [!active && copy !== undefined, "The disks of a guest that is off are not copied: move its volumes first."],
    [!active && isTunnelled, "A guest that is off needs no tunnel."],
    [!active && options.persist === false, "A guest that is off has to be stored at the destination."],
    [isTunnelled && copy !== undefined, "Disks are not copied through a tunnel."],
    [isTunnelled && postCopy !== undefined, "Post-copy does not go through a tunnel."],
    [isTunnelled && tls !== false, "A tunnel is as safe as the daemons' connection: 'tls' is for the other modes."],
    [isTunnelled && parallel !== undefined, "A tunnel has one connection."],
    [postCopy !== undefined && live === false, "Post-copy needs a guest that runs while it moves."],
    [postCopy !== undefined && paused === true, "Post-copy needs a guest that runs at the destination."],
    [parallel !== undefined && parallel < 1, "There must be one parallel connection at least."],
    [zeroCopy === true && parallel === undefined, "Zero-copy needs parallel connections."],
    [zeroCopy === true && tls !== false, "Zero-copy cannot be encrypted."],
    [zeroCopy === true && compression !== undefined, "Zero-copy cannot be compressed."],
    [copy?.port !== undefined && copy.uri !== undefined, "Give a port or a URI for the copy of disks, not both."],
    [
      options.limit?.action === "post-copy" && postCopy === undefined,
      "A limit that ends in post-copy needs 'postCopy'.",
    ],
  ];
  return rules.flatMap(([applies, reason]) => (applies ? [reason] : []));
}
