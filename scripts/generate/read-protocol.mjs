/** A text without C comments. Their annotations are read before. */
const withoutComments = (text) => text.replaceAll(/\/\*[\s\S]*?\*\//g, " ");

/** A declaration's member: its name, and its type with what stands around the name, such as `opaque<LIMIT>`. */
function readMember(text) {
  const [, type, pointer, name, size = ""] = /^(.+?)\s*(\*?)\s*(\w+)\s*(<\w*>|\[\w+\])?$/.exec(text.trim());
  return [name, `${type.replaceAll(/\s+/g, " ")}${pointer}${size}`];
}

const membersOf = (body) =>
  Object.fromEntries(
    body
      .split(";")
      .filter((part) => part.trim() !== "")
      .map(readMember),
  );

/** What the comment before a procedure says of it: `@priority: high` and the like. */
function readAnnotations(comment) {
  const annotation = (name) => new RegExp(`@${name}:\\s*(\\w+)`).exec(comment)?.[1];
  return {
    ...(annotation("priority") === "high" ? { priority: "high" } : {}),
    ...(annotation("readstream") ? { stream: "read" } : {}),
    ...(annotation("writestream") ? { stream: "write" } : {}),
    ...(annotation("sparseflag") ? { sparseFlag: annotation("sparseflag") } : {}),
  };
}

function readProcedures(text, prefix) {
  const [, body] = new RegExp(`enum ${prefix.toLowerCase()}_procedure \\{([\\s\\S]*?)\\n\\};`).exec(text);
  const entry = new RegExp(`(/\\*(?:[^*]|\\*(?!/))*\\*/)\\s*${prefix}_PROC_(\\w+)\\s*=\\s*(\\d+)`, "g");
  return [...body.matchAll(entry)].map(([, comment, name, number]) => ({
    number: Number(number),
    name,
    ...readAnnotations(comment),
  }));
}

/**
 * What one of libvirt's protocol descriptions (RFC 4506 language) declares.
 *
 * @param prefix what its names begin with: `REMOTE`, `QEMU`, `LXC`.
 */
export function readProtocol(text, prefix) {
  const bare = withoutComments(text);
  const all = (pattern) => [...bare.matchAll(pattern)];
  const constants = Object.fromEntries(all(/const\s+(\w+)\s*=\s*(\w+)\s*;/g).map(([, name, value]) => [name, value]));
  const { [`${prefix}_PROGRAM`]: program, [`${prefix}_PROTOCOL_VERSION`]: version, ...limits } = constants;
  return {
    name: prefix.toLowerCase(),
    number: Number(program),
    version: Number(version),
    limits,
    typedefs: Object.fromEntries(all(/typedef\s+([^;]+);/g).map(([, body]) => readMember(body))),
    structs: Object.fromEntries(all(/struct\s+(\w+)\s*\{([^}]*)\}/g).map(([, name, body]) => [name, membersOf(body)])),
    enums: Object.fromEntries(
      all(/enum\s+(\w+)\s*\{([^}]*)\}/g)
        .filter(([, name]) => !name.endsWith("_procedure"))
        .map(([, name, body]) => [
          name,
          Object.fromEntries([...body.matchAll(/(\w+)\s*=\s*(\d+)/g)].map(([, key, value]) => [key, Number(value)])),
        ]),
    ),
    procedures: readProcedures(text, prefix),
  };
}
