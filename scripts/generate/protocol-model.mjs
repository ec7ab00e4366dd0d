import { memberReader } from "./member-codecs.mjs";
import { camel, capital, swapWords } from "./names.mjs";
import { latest } from "./versions.mjs";

export { limitName } from "./member-codecs.mjs";

/**
 * Facts and what is written by hand, brought together: every procedure with its name, the file it is declared in, and
 * its members with the codecs that carry them.
 *
 * @param documentation what is written by hand, one for each file: `{ name, program, constants, types, procedures }`.
 * @throws TypeError when something has no sentence, or a sentence has nothing that it describes.
 */
export function protocolModel(facts, naming, documentation) {
  const { fieldsOf, structs } = memberReader(facts, naming);
  const procedures = facts.programs.flatMap((program) => proceduresOf(program, facts, naming, fieldsOf));
  const errorFields = fieldsOf("remote_error");
  const homes = new Map(
    documentation.flatMap(({ name, types = {} }) => Object.keys(types).map((type) => [type, name])),
  );
  const files = filesOf(procedures, constantsOf(facts, naming), documentation).map((file) => ({
    ...file,
    // References are declared for all, the others where a procedure needs them.
    structs: [...structs.values()].filter(({ isRef, type }) => isRef && homes.get(type) === file.name),
  }));
  const homeOf = ({ type }) => `./${homes.get(type)}.ts`;
  return { procedures, files, homeOf, errorFields, limits: facts.programs[0].limits };
}

/** What registrations for events have ids by. */
const callbackIds = "CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY";

/** Procedures of one program, with the names they get. */
function proceduresOf(program, facts, naming, fieldsOf) {
  const names = new Set(program.procedures.map(({ name }) => name));
  const messages = program.structs;
  const eventVersions = new Map(
    Object.entries(facts.eventVersions).map(([name, since]) => [
      name.replace("VIR_", "").replace("_EVENT_ID_", "_EVENT_"),
      since,
    ]),
  );
  const known = new Map(program.procedures.map((procedure) => [procedure.name, procedure.since]));
  const told = new Map(naming.since.flatMap(({ version, procedures }) => procedures.map((name) => [name, version])));
  const sinceOf = (name) => latest(known.get(naming.sinceAs[name] ?? name), told.get(name));
  return program.procedures.map((procedure) => {
    const base = `${program.name}_${procedure.name.toLowerCase()}`;
    const isEvent = `${base}_msg` in messages;
    const plain = procedure.name.replace("_EVENT_CALLBACK_", "_EVENT_");
    const successor = procedure.name.replace("_EVENT_", "_EVENT_CALLBACK_");
    const isLegacy = isEvent && successor !== procedure.name && names.has(successor);
    const called = isLegacy ? `LEGACY_${procedure.name}` : isEvent ? plain : procedure.name;
    const name = camel(
      swapWords(program.name === "remote" ? called : `${program.name.toUpperCase()}_${called}`, naming.words),
    );
    const since = sinceOf(procedure.name) ?? (isEvent ? eventVersions.get(plain) : undefined);
    if (since === undefined) throw new TypeError(`It is not known since when there is '${procedure.name}'.`);
    const shape = (suffix, type) => ({
      struct: `${base}_${suffix}`,
      type: naming.structs[`${base}_${suffix}`] ?? `${capital(name)}${type}`,
      fields: fieldsOf(`${base}_${suffix}`),
    });
    return {
      ...procedure,
      called: name,
      program: program.name,
      symbol: `${program.name.toUpperCase()}_PROC_${procedure.name}`,
      // The message is as old as callback ids, whatever the age of the event.
      since: isEvent && plain !== procedure.name ? latest(since, sinceOf(callbackIds)) : since,
      kind: isEvent ? "event" : procedure.stream ? "stream" : "call",
      direction: naming.bothWays.includes(procedure.name) ? "both" : procedure.stream === "write" ? "out" : "in",
      passesFiles: naming.passesFiles.includes(procedure.name),
      args: shape("args", "Args"),
      result: shape("ret", "Result"),
      message: shape("msg", "Message"),
    };
  });
}

/** Enumerations, and names of typed parameters by what they begin with: name → `{ kind, members }`. */
function constantsOf(facts, naming) {
  const enums = Object.assign({}, ...Object.values(facts.enums), ...facts.programs.map((program) => program.enums));
  const constants = new Map(
    Object.entries(enums)
      .filter(([name]) => !naming.clientOnly.includes(name))
      .map(([source, members]) => [source, { kind: "enumeration", source, members }]),
  );
  // Longest first: VIR_DOMAIN_MEMORY_… would take what belongs to a longer beginning.
  const beginnings = Object.keys(naming.texts).sort((a, b) => b.length - a.length);
  for (const source of beginnings) constants.set(source, { kind: "parameterNames", source, members: {} });
  for (const [name, value] of Object.values(facts.texts).flatMap(Object.entries)) {
    const beginning = beginnings.find((one) => name.startsWith(one));
    if (beginning === undefined) throw new TypeError(`No beginning in naming.json fits '${name}'.`);
    constants.get(beginning).members[name] = value;
  }
  return constants;
}

/** Everything in the one file whose documentation describes it. */
function filesOf(procedures, constants, documentation) {
  const left = new Map([
    ...procedures.map((procedure) => [`${procedure.program} ${procedure.name}`, procedure]),
    ...constants,
  ]);
  const take = (file, key, sentence) => {
    const found = left.get(key);
    if (found === undefined) throw new TypeError(`documentation/${file}.json describes '${key}', which there is not.`);
    left.delete(key);
    return { ...found, sentence };
  };
  const files = documentation.map(({ name, program = "remote", types = {}, ...sentences }) => {
    const chosen = Object.entries(sentences.constants ?? {}).map(([key, sentence]) => take(name, key, sentence));
    return {
      name,
      types,
      enumerations: chosen.filter(({ kind }) => kind === "enumeration"),
      parameterNames: chosen.filter(({ kind }) => kind === "parameterNames"),
      procedures: Object.entries(sentences.procedures ?? {}).map(([key, sentence]) =>
        take(name, `${program} ${key}`, sentence),
      ),
    };
  });
  if (left.size > 0) throw new TypeError(`No sentence describes ${[...left.keys()].join(", ")}.`);
  return files;
}
