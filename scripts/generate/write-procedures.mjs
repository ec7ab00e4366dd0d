import { Imports } from "./imports.mjs";
import { comment, heading } from "./write-comment.mjs";
import { writeEnumeration, writeParameterNames } from "./write-constants.mjs";
import { codecOf, importCodecs, importTypes, inlineType, interfaceOf, literalOf } from "./write-fields.mjs";

/** More members than this on one side, and the type is a named interface instead of an inferred one. */
const mostInferred = 4;

const makers = {
  call: { maker: "procedure", type: "Procedure", sides: ["input", "type"] },
  stream: { maker: "streamProcedure", type: "StreamProcedure", sides: ["input", "type"] },
  event: { maker: "eventProcedure", type: "EventProcedure", sides: ["type"] },
};

/** Writes one file: its constants, the structs that live in it, its procedures. */
class ProtocolFile {
  names = [];
  typeNames = [];
  #imports = new Imports();
  #parts = [];
  #types = new Set();
  #codecs = new Set();

  constructor(file, homeOf) {
    this.file = file;
    const own = `./${file.name}.ts`;
    /** Where a struct is to be imported from; undefined where it lives here. */
    this.homeOf = (struct) => (homeOf(struct) === own ? undefined : homeOf(struct));
  }

  toString() {
    const imports = this.#imports.toString();
    return `${imports}${imports && "\n"}${this.#parts.join("\n")}`;
  }

  addConstant({ name, text }) {
    this.names.push(name);
    this.#parts.push(text);
  }

  #declareType(name, fields, side, source) {
    if (this.#types.has(name)) return;
    this.#types.add(name);
    this.typeNames.push(name);
    const written = this.file.types[name];
    if (written === undefined) {
      throw new TypeError(`No sentence describes ${name} in documentation/${this.file.name}.json.`);
    }
    importTypes(this.#imports, fields, this.homeOf, side);
    const about = comment(written.sentence, `@source ${source}`);
    this.#parts.push(`${about}${interfaceOf(name, fields, side, written.members)}`);
  }

  /** Declares a struct, after those that it holds. */
  addStruct(struct) {
    if (this.#codecs.has(struct.type)) return;
    this.#codecs.add(struct.type);
    this.#addStructsOf(struct.fields);
    this.#imports.add("../xdr/codec.ts", "Codec", true);
    importCodecs(this.#imports, struct.fields, this.homeOf);
    importTypes(this.#imports, struct.fields, this.homeOf, "input");
    this.#declareType(struct.type, struct.fields, "type", struct.struct);
    this.#parts.push(codecOf(struct));
  }

  #addStructsOf(fields) {
    for (const { struct } of fields) if (struct && this.homeOf(struct) === undefined) this.addStruct(struct);
  }

  addProcedure(procedure) {
    const { maker, type, sides } = makers[procedure.kind];
    const shapes = procedure.kind === "event" ? [procedure.message] : [procedure.args, procedure.result];
    for (const { fields } of shapes) {
      this.#addStructsOf(fields);
      importCodecs(this.#imports, fields, this.homeOf);
      if (fields.length === 0) this.#imports.add("./procedure.ts", "nothing");
    }
    this.#imports.add("./procedure.ts", maker);
    const isNamed = (shape) => shape.fields.length > mostInferred || shape.type in this.file.types;
    let annotation = "";
    if (shapes.some(isNamed)) {
      this.#imports.add("./procedure.ts", type, true);
      const types = shapes.map((shape, index) => {
        if (isNamed(shape)) {
          this.#declareType(shape.type, shape.fields, sides[index], shape.struct);
          return shape.type;
        }
        importTypes(this.#imports, shape.fields, this.homeOf, sides[index]);
        return inlineType(shape.fields, sides[index]);
      });
      annotation = `: ${type}<${types.join(", ")}>`;
    }
    const values = [
      ...(procedure.kind === "stream" ? [`"${procedure.direction}"`] : []),
      procedure.number,
      ...shapes.map(({ fields }) => literalOf(fields)),
      `{ ${this.#notes(procedure).join(", ")} }`,
    ];
    this.names.push(procedure.called);
    const about = comment(procedure.sentence, `Since ${procedure.since}. Source: ${procedure.symbol}.`);
    this.#parts.push(`${about}export const ${procedure.called}${annotation} = ${maker}(${values.join(", ")});\n`);
  }

  #notes({ since, program, priority, sparseFlag, passesFiles }) {
    const notes = [`since: "${since}"`];
    if (program !== "remote") {
      notes.push(`program: ${program}Program`);
      this.#imports.add("./procedure.ts", `${program}Program`);
    }
    if (priority) notes.push(`priority: "${priority}"`);
    if (sparseFlag) notes.push(`sparseFlag: ${sparseFlag}`);
    if (passesFiles) notes.push("passesFiles: true");
    return notes;
  }
}

/** One file of the model. @param homeOf the file that declares a struct. */
export function writeFile(file, homeOf, naming, from) {
  const written = new ProtocolFile(file, homeOf);
  for (const one of file.enumerations) written.addConstant(writeEnumeration(one, naming));
  for (const one of file.parameterNames) written.addConstant(writeParameterNames(one, naming));
  for (const struct of file.structs) written.addStruct(struct);
  for (const procedure of file.procedures) written.addProcedure(procedure);
  return { text: `${heading(from)}${written}`, names: written.names, typeNames: written.typeNames };
}

/** The lengths that libvirt sets to what it takes. */
export function writeLimits(limits, limitName, from) {
  const lines = Object.entries(limits).map(([name, value]) => `  ${limitName(name)}: ${value},\n`);
  return `${heading(from)}
/** The most items, bytes or characters that libvirt takes. @source remote_protocol.x, REMOTE_*_MAX */
export const limits = {
${lines.join("")}} as const;
`;
}

/** What follows a header whose status is an error. */
export function writeErrorMessage(fields, homeOf, from) {
  const imports = new Imports();
  imports.add("../xdr/struct.ts", "struct");
  importCodecs(imports, fields, homeOf);
  return `${heading(from)}${imports}
/** What follows a header whose status is an error. @source remote_error */
export const errorMessage = struct(${literalOf(fields)});
`;
}

/** The list of everything that the files declare for others. */
export function writeIndex(exported, from) {
  const all = exported.flatMap(({ names, typeNames }) => [...names, ...typeNames]);
  const twice = all.filter((name, index) => all.indexOf(name) !== index);
  if (twice.length > 0) throw new TypeError(`These names are declared twice: ${twice.join(", ")}.`);
  const lines = exported.map(({ name, names, typeNames }) => {
    const isType = new Set(typeNames);
    const list = [...names, ...typeNames].sort((a, b) => a.localeCompare(b, "en"));
    return names.length === 0
      ? `export type { ${list.join(", ")} } from "./${name}.ts";\n`
      : `export { ${list.map((one) => (isType.has(one) ? `type ${one}` : one)).join(", ")} } from "./${name}.ts";\n`;
  });
  return `${heading(from)}${lines.join("")}`;
}
