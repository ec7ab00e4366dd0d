/** A struct of the protocol: its name in the description, and what its members are called in the program. */
export interface Shape {
  readonly struct: string;
  readonly fields: readonly { readonly name: string; readonly wire: readonly any[]; readonly struct?: Shape }[];
}

const word = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};
const long = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
};
const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
const text = (value: string) => {
  const bytes = Buffer.from(value);
  return Buffer.concat([word(bytes.length), padded(bytes)]);
};

function typedParameter([name, value]: [string, any]): Buffer {
  const [type, bytes] =
    typeof value === "string"
      ? [7, text(value)]
      : typeof value === "boolean"
        ? [6, word(Number(value))]
        : {
            int: () => [1, word(value.value)] as const,
            unsigned: () => [2, word(value.value)] as const,
            hyper: () => [3, long(value.value)] as const,
            unsignedHyper: () => [4, long(value.value)] as const,
            double: () => {
              const double = Buffer.alloc(8);
              double.writeDoubleBE(value.value);
              return [5, double] as const;
            },
          }[value.type as "int"]();
  return Buffer.concat([text(name), word(type), bytes]);
}

/**
 * What RFC 4506 makes of a value, straight from the types of the protocol's description: knows nothing of the codecs
 * that the tests compare it with.
 */
export function xdrBytes(facts: any, shape: Shape, value: any): Buffer {
  const structs: Record<string, Record<string, string>> = Object.assign(
    {},
    ...facts.programs.map((program: any) => program.structs),
  );
  const { typedefs } = facts.programs[0];

  /** Types of a struct's members, those of a message within it included. */
  const typesOf = (struct: string): string[] =>
    Object.entries(structs[struct] ?? {}).flatMap(([name, type]) => (name === "msg" ? typesOf(type) : [type]));
  const members = (one: Shape, object: any): Buffer =>
    Buffer.concat(
      typesOf(one.struct).map((type, index) => item(type, one.fields[index], object[one.fields[index]?.name ?? ""])),
    );

  function item(type: string, field: Shape["fields"][number] | undefined, one: any): Buffer {
    if (type in typedefs) return item(typedefs[type], field, one);
    if (type.endsWith("*"))
      return one === null ? word(0) : Buffer.concat([word(1), item(type.slice(0, -1), field, one)]);
    const [, base, size, isList] = /^([\w ]+?)(?:[<[](\w+)([\]>]))?$/.exec(type) ?? [];
    if (base === "opaque" && isList === "]") return padded(Buffer.from(one.replaceAll("-", ""), "hex"));
    if (base === "string") return text(one);
    if (base === "opaque") return Buffer.concat([word(one.length), padded(one)]);
    if (base === "char" && size !== undefined) {
      const raw = typeof one === "string" ? Buffer.from(isList === ">" ? `${one}\0` : one) : one;
      const words = [...raw].map((byte) => word((byte << 24) >> 24));
      if (isList === ">") return Buffer.concat([word(words.length), ...words]);
      return Buffer.concat([...words, Buffer.alloc((Number(size) - words.length) * 4)]);
    }
    if (base === "remote_typed_param") {
      const all = Object.entries(one);
      return Buffer.concat([word(all.length), ...all.map(typedParameter)]);
    }
    if (isList === ">")
      return Buffer.concat([word(one.length), ...one.map((each: any) => item(base ?? "", field, each))]);
    if (base === "hyper" || base === "unsigned hyper") return long(one);
    if (base !== undefined && base in structs && field?.struct) return members(field.struct, one);
    return word(Number(one));
  }

  return members(shape, value);
}
