import { capital, key } from "./names.mjs";
import { comment } from "./write-comment.mjs";

/** Where codecs and types come from, seen from `src/protocol/`. */
const homes = {
  array: "../xdr/array.ts",
  byteWords: "../xdr/opaque.ts",
  characters: "../xdr/texts.ts",
  characterWords: "../xdr/texts.ts",
  flags: "../xdr/numbers.ts",
  hyper: "../xdr/numbers.ts",
  int: "../xdr/numbers.ts",
  nullable: "../xdr/nullable.ts",
  opaque: "../xdr/opaque.ts",
  string: "../xdr/texts.ts",
  truth: "../xdr/numbers.ts",
  typedParameters: "./typed-parameters.ts",
  unsigned: "../xdr/numbers.ts",
  unsignedHyper: "../xdr/numbers.ts",
  uuid: "../xdr/uuid.ts",
  wideFlags: "../xdr/numbers.ts",
};

/** Names what the codecs of some members need. */
export function importCodecs(imports, fields, homeOf) {
  for (const { codecs, codec, struct } of fields) {
    for (const name of codecs) imports.add(homes[name], name);
    if (codec.includes("limits.")) imports.add("./limits.ts", "limits");
    const home = struct && homeOf(struct);
    if (home) imports.add(home, struct.name);
  }
}

/** Names what the types of some members need. `side` is `input` for what is sent, `type` for what is received. */
export function importTypes(imports, fields, homeOf, side) {
  for (const field of fields) {
    if (/\bTypedParameters\b/.test(field[side])) imports.add("./typed-parameters.ts", "TypedParameters", true);
    if (/\bTypedParametersInput\b/.test(field[side])) imports.add("./typed-input.ts", "TypedParametersInput", true);
    const home = field.struct && homeOf(field.struct);
    if (home) imports.add(home, field.struct.type, true);
  }
}

const memberType = (field, side) => {
  const optional = side === "input" && field.input.includes("undefined") ? "?" : "";
  return `readonly ${key(field.name)}${optional}: ${field[side]}`;
};

/** The type of some members, on one line. */
export const inlineType = (fields, side) =>
  fields.length === 0 ? "object" : `{ ${fields.map((field) => memberType(field, side)).join("; ")} }`;

/** An interface of some members; `notes` are sentences on some of them. */
export function interfaceOf(name, fields, side, notes = {}) {
  const left = Object.keys(notes).filter((note) => !fields.some((field) => field.name === note));
  if (left.length > 0) throw new TypeError(`${name} has no ${left.join(", ")}, which its documentation describes.`);
  const members = fields.map(
    (field) => `${notes[field.name] ? comment(notes[field.name], "", "  ") : ""}  ${memberType(field, side)};\n`,
  );
  return `export interface ${name} {\n${members.join("")}}\n`;
}

/** The members' codecs as an object literal. */
export const literalOf = (fields) =>
  fields.length === 0
    ? "nothing"
    : `{ ${fields.map(({ name, codec }) => (name === codec ? name : `${key(name)}: ${codec}`)).join(", ")} }`;

/** The codec of a struct that stands within others: written out, because lists of thousands are made of them. */
export function codecOf(struct) {
  const made = struct.fields.filter(({ codec }) => codec.includes("("));
  const nameOf = (field) => (made.includes(field) ? `${struct.name}${capital(field.name)}` : field.codec);
  const input = struct.fields.every((field) => field.input === field.type || field.codec.startsWith("nullable"))
    ? ""
    : `, ${inlineType(struct.fields, "input")}`;
  const encode = struct.fields.map((field) => `    ${nameOf(field)}.encode(writer, value.${field.name});\n`).join("");
  const decode = struct.fields.map((field) => `${key(field.name)}: ${nameOf(field)}.decode(reader)`).join(", ");
  return `${made.map((field) => `const ${nameOf(field)} = ${field.codec};\n`).join("")}${made.length > 0 ? "\n" : ""}/** @source ${struct.struct} */
export const ${struct.name}: Codec<${struct.type}${input}> = {
  encode(writer, value) {
${encode}  },
  decode: (reader) => ({ ${decode} }),
};
`;
}
