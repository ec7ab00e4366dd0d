/** `DOMAIN_CREATE_XML` as `domainCreateXml`; `callbackID` stays as it is. */
export const camel = (text) =>
  /[A-Z]/.test(text) && /[a-z]/.test(text)
    ? text
    : text.toLowerCase().replaceAll(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The first letter made a capital. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Words of a C type's name: `virDomainXMLFlags` is `Domain`, `XML`, `Flags`. */
export const wordsOf = (name) =>
  name.replace(/^vir/, "").match(/NWFilter|NUMA|[A-Z]+(?=[A-Z][a-z])|[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g);

/** A C type's name in this house: `virDomainXMLFlags` is `domainXmlFlag`. */
export function constantName(name) {
  const singular = name.replace(/Flags?(Values)?$/, "Flag").replace(/(Type|Tag)s$/, "$1");
  const full = { Vol: "Volume", Mem: "Memory", Addr: "Address", Mod: "Modify" };
  return camel(
    wordsOf(singular)
      .map((word) => (full[word] ?? word).toUpperCase())
      .join("_"),
  );
}

/** A member's key in an object literal. */
export const key = (name) => (/^[a-zA-Z_]\w*$/.test(name) ? name : JSON.stringify(name));

/** Words of a name in C exchanged for others: `STORAGE_VOL_RESIZE` is `STORAGE_VOLUME_RESIZE`. */
export const swapWords = (name, words) =>
  Object.entries(words).reduce(
    (text, [from, to]) => text.replaceAll(new RegExp(`(?<![A-Z])${from}(?![A-Z])`, "g"), to),
    name,
  );
