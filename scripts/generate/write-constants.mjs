import { camel, constantName, key } from "./names.mjs";
import { comment } from "./write-comment.mjs";

/** What all names begin with, up to an underscore; those of "nothing" may stand apart, such as VIR_DOMAIN_NONE. */
function prefixOf(name, members) {
  const telling = Object.entries(members).filter(([member, value]) => value !== 0 || !/_(NONE|DEFAULT)$/.test(member));
  const names = (telling.length > 0 ? telling : Object.entries(members)).map(([member]) => member.split("_"));
  let count = 0;
  while (names.every((words) => words.length > count + 1 && words[count] === names[0][count])) count += 1;
  if (names.length > 1) return names[0].slice(0, count);
  // A single name has no others to differ from: what its enumeration is called is not said again.
  const own = constantName(name).toUpperCase();
  const [words] = names;
  const said = (length) => words.slice(1, length).join("").replace("VOL", "VOLUME");
  for (let length = words.length - 1; length > 1; length -= 1) {
    if (own.startsWith(said(length))) return words.slice(0, length);
  }
  return words.slice(0, 1);
}

/** The members of an enumeration by their names without what they share. */
function membersOf(name, members, renamed = {}) {
  const prefix = prefixOf(name, members);
  return Object.entries(members).map(([member, value]) => {
    const words = member.split("_");
    let shared = 0;
    while (shared < prefix.length && words[shared] === prefix[shared]) shared += 1;
    const short = words.slice(shared).join("_");
    return [renamed[short] ?? camel(short), value];
  });
}

/** A number as it is best read: single bits as shifts. */
function written(value, isFlags) {
  if (!isFlags || value < 1 || !Number.isInteger(Math.log2(value))) return String(value);
  // 1 << 31 would be negative.
  return value === 2 ** 31 ? "2 ** 31" : `1 << ${Math.log2(value)}`;
}

const declaration = (about, name, members) =>
  `${about}export const ${name} = {\n${members.map(([member, value]) => `  ${key(member)}: ${value},\n`).join("")}} as const;\n`;

/** One enumeration. */
export function writeEnumeration({ source, sentence, members }, naming) {
  const renamed = naming.constants[source];
  const name = renamed?.name ?? constantName(source);
  const isFlags = /Flags?(Values)?$|Types$|Impact$/.test(source);
  const list = membersOf(source, members, renamed?.members).map(([member, value]) => [member, written(value, isFlags)]);
  return { name, text: declaration(comment(sentence, `@source ${source}`), name, list) };
}

/** Names of typed parameters that begin alike. */
export function writeParameterNames({ source, sentence, members }, naming) {
  const name = naming.texts[source];
  const list = Object.entries(members).map(([symbol, value]) => [
    camel(symbol.slice(source.length)),
    JSON.stringify(value),
  ]);
  return { name, text: declaration(comment(sentence, `@source ${source}*`), name, list) };
}
