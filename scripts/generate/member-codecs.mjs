import { camel, capital, swapWords } from "./names.mjs";

/** `REMOTE_DOMAIN_LIST_MAX` as `domainList`. */
export const limitName = (name) => camel(name.replace(/^REMOTE_/, "").replace(/_MAX$/, ""));

/** A codec without more to it: its name, what it reads, what it writes where that is wider. */
const simple = (name, type, input = type, wire = [name]) => ({ codec: name, codecs: [name], type, input, wire });

const byType = {
  int: simple("int", "number"),
  char: simple("int", "number"),
  remote_auth_type: simple("int", "number"),
  "unsigned int": simple("unsigned", "number"),
  "unsigned char": simple("unsigned", "number"),
  "unsigned short": simple("unsigned", "number"),
  hyper: simple("hyper", "bigint"),
  "unsigned hyper": simple("unsignedHyper", "bigint"),
  remote_nonnull_string: simple("string", "string"),
  remote_uuid: simple("uuid", "string"),
};
/** Words of flags may be left out. */
const flagsByType = {
  "unsigned int": simple("flags", "number", "number | undefined", ["unsigned"]),
  "unsigned hyper": simple("wideFlags", "bigint", "bigint | undefined", ["unsignedHyper"]),
};

/**
 * Reads members of structs: how each is called, which codec carries it, and of which type it is in the program.
 *
 * `wire` says the same as the codec without naming it, for tests that compare bytes.
 */
export function memberReader(facts, naming) {
  const declared = Object.assign({}, ...facts.programs.map((program) => program.structs));
  const { typedefs, limits } = facts.programs[0];
  /** Structs that stand within others, by their names in C. */
  const structs = new Map();

  const limited = (codec, most, type, input = type) => ({
    codec: `${codec}(limits.${limitName(most)})`,
    codecs: [codec],
    type,
    input,
    wire: [codec, limits[most]],
  });

  function listOf(item, most) {
    if (item === "opaque") return limited("opaque", most, "Buffer", "Uint8Array");
    if (item === "char" && naming.byteLimits.includes(most)) return limited("byteWords", most, "Buffer", "Uint8Array");
    if (item === "char") return limited("characterWords", most, "string");
    if (item === "remote_typed_param")
      return limited("typedParameters", most, "TypedParameters", "TypedParametersInput");
    const one = carried("", item);
    return {
      codec: `array(${one.codec}, limits.${limitName(most)})`,
      codecs: ["array", ...one.codecs],
      type: `readonly ${one.type}[]`,
      input: `readonly ${one.input}[]`,
      wire: ["array", one.wire, limits[most]],
      struct: one.struct,
    };
  }

  /** How a member of a name and a type in C is carried. */
  function carried(name, wire) {
    const [, item, most] = /^(.+)<(\w+)>$/.exec(wire) ?? [];
    if (item !== undefined) return listOf(item, most);
    const [, length] = /^char\[(\d+)\]$/.exec(wire) ?? [];
    if (length !== undefined) {
      return {
        ...simple("characters", "string"),
        codec: `characters(${length})`,
        wire: ["characters", Number(length)],
      };
    }
    if (name === "flags" && wire in flagsByType) return flagsByType[wire];
    if (wire === "int" && naming.truths.includes(name)) return simple("truth", "boolean");
    if (wire in byType) return byType[wire];
    if (typedefs[wire]?.endsWith("*")) {
      const one = carried(name, typedefs[wire].slice(0, -1));
      return {
        codec: `nullable(${one.codec})`,
        codecs: ["nullable", ...one.codecs],
        type: `${one.type} | null`,
        input: `${one.input} | null | undefined`,
        wire: ["nullable", one.wire],
        struct: one.struct,
      };
    }
    const struct = structOf(wire);
    return {
      codec: struct.name,
      codecs: [],
      type: struct.type,
      input: struct.input,
      wire: ["struct", struct.fields],
      struct,
    };
  }

  function structOf(name) {
    const known = structs.get(name);
    if (known) return known;
    const isRef = name.startsWith("remote_nonnull_");
    const type = isRef
      ? `${capital(camel(swapWords(name.replace("remote_nonnull_", "").toUpperCase(), naming.words)))}Ref`
      : naming.structs[name];
    if (type === undefined) throw new TypeError(`The struct '${name}' has no name in naming.json.`);
    const codec = `${type.charAt(0).toLowerCase()}${type.slice(1)}${isRef ? "" : "Codec"}`;
    const struct = { struct: name, name: codec, type, input: type, isRef };
    structs.set(name, struct);
    struct.fields = fieldsOf(name);
    return struct;
  }

  /** The members of a struct by its name in C; none where there is no such struct. */
  function fieldsOf(struct) {
    const fields = Object.entries(declared[struct] ?? {}).flatMap(([member, wire]) => {
      // A message within a message is its members on the wire.
      if (member === "msg") return fieldsOf(wire);
      const name = naming.membersOf[struct]?.[member] ?? naming.members[member] ?? camel(member);
      return [{ name, ...carried(name, wire) }];
    });
    const names = fields.map(({ name }) => name);
    if (new Set(names).size < names.length) throw new TypeError(`Members of '${struct}' share a name: ${names}.`);
    return fields;
  }

  return { fieldsOf, structs };
}
