import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DocumentKind, documentKind, documentKinds } from "../document-kinds.ts";

/** A document that libvirt's schema for its kind accepts. */
export interface ValidDocument {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

/** Where libvirt's packages put the schemas. */
export const installedSchemas = "/usr/share/libvirt/schemas";

/**
 * The documents below some directories, in order of their paths, that are of a declared kind and that xmllint finds
 * valid by that kind's schema. What is no XML, of another kind or one without a schema, or not valid is left out.
 */
export async function validDocuments(
  directories: readonly string[],
  schemas: string = installedSchemas,
): Promise<readonly ValidDocument[]> {
  const documents = directories
    .flatMap((directory) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && entry.name.endsWith(".xml"))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort()
    .flatMap((path) => {
      const text = readFileSync(path, "utf8");
      // Comments may speak of elements too.
      const root = /<([a-zA-Z]+)[\s/>]/.exec(text.replaceAll(/<!--[^]*?-->/g, ""))?.[1];
      const kind = root === undefined ? undefined : documentKind(root);
      return kind ? [{ path, kind, text }] : [];
    });
  const valid = new Set<string>();
  for (const { name, schema } of documentKinds) {
    if (schema === undefined) continue;
    const paths = documents.filter(({ kind }) => kind.name === name).map(({ path }) => path);
    for (const path of await validated(paths, join(schemas, schema))) valid.add(path);
  }
  return documents.filter(({ path }) => valid.has(path));
}

/** Those of some files that a schema accepts. */
export async function validated(paths: readonly string[], schema: string): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  const told = await new Promise<string>((resolve, reject) => {
    const options = { maxBuffer: Number.POSITIVE_INFINITY, encoding: "utf8" } as const;
    execFile("xmllint", ["--noout", "--nonet", "--relaxng", schema, ...paths], options, (error, _stdout, stderr) => {
      // Its exit code says whether all are valid, which is not the question.
      if (error && typeof error.code !== "number") reject(error);
      else resolve(stderr);
    });
  });
  const accepted = new Set(told.split("\n").filter((line) => line.endsWith(" validates")));
  return paths.filter((path) => accepted.has(`${path} validates`));
}
