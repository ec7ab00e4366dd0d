/** The version that each public function is there since, from one of libvirt's `.syms` files. */
export function readSymbols(text) {
  const versions = {};
  let version = "";
  for (const line of text.split("\n")) {
    version = /^LIBVIRT(?:_[A-Z]+)?_([\d.]+) \{/.exec(line)?.[1] ?? version;
    const name = /^\s+(vir\w+);/.exec(line)?.[1];
    if (name !== undefined) versions[name] = version;
  }
  return versions;
}
