import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Parses what an expression makes, in a process that may not grow; tells what came of it, and in how much CPU time. */
function parseAlone(expression: string): { code: string; ms: number; megabytes: number } {
  const script = `
    import { parseXml } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    const source = ${expression};
    const before = process.resourceUsage().maxRSS;
    const cpu = process.threadCpuUsage();
    let code = "read";
    try {
      parseXml(source);
    } catch (error) {
      code = String(error.code ?? error);
    }
    const { user, system } = process.threadCpuUsage(cpu);
    const ms = (user + system) / 1000;
    console.log(JSON.stringify({ code, ms, megabytes: (process.resourceUsage().maxRSS - before) / 1024 }));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--max-old-space-size=256", "--conditions=hob-source", "--input-type=module", "--eval", script],
    { encoding: "utf8", maxBuffer: 1 << 20 },
  );
  if (stdout === "") throw new Error(stderr.slice(0, 500));
  return JSON.parse(stdout) as ReturnType<typeof parseAlone>;
}

const laughs = `Array.from({ length: 30 }, (_, n) => \`<!ENTITY l\${n + 1} "&l\${n};&l\${n};">\`).join("")`;
const scopes = `Array.from({ length: 255 }, (_, level) => "<a" + Array.from({ length: 250 }, (_, n) => \` xmlns:p\${level}-\${n}='u'\`).join("") + ">").join("")`;

test.each([
  ["a billion laughs", `'<!DOCTYPE a [<!ENTITY l0 "ha">' + ${laughs} + ']><a>&l30;</a>'`, "xml.malformed"],
  ["a file of the host", `'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'`, "xml.malformed"],
  ["an address", `'<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd"><a/>'`, "xml.malformed"],
  ["a million elements inside each other", `"<a>".repeat(1e6)`, "xml.too-large"],
  ["four million elements beside each other", `"<a>" + "<b/>".repeat(4e6 - 10) + "</a>"`, "xml.too-large"],
  ["two million comments", `"<a>" + "<!---->".repeat(2e6) + "</a>"`, "xml.too-large"],
  [
    "a hundred thousand attributes",
    `"<a " + Array.from({ length: 1e5 }, (_, n) => \`b\${n}=''\`).join(" ") + "/>"`,
    "xml.too-large",
  ],
  ["an attribute a hundred thousand times", `"<a" + " b=''".repeat(1e5) + "/>"`, "xml.malformed"],
  ["a name of sixteen million characters", `"<" + "a".repeat(16e6) + "/>"`, "read"],
  ["a name of two million characters beyond ASCII", `"<" + "é".repeat(2e6) + "/>"`, "read"],
  ["a comment that ends nowhere", `"<a>" + "<!-".repeat(5e6)`, "xml.malformed"],
  ["values that end nowhere", `"<a>" + "<b c='".repeat(2e6)`, "xml.malformed"],
  ["five million references", `"<a>" + "&#1;".repeat(3e6) + "</a>"`, "xml.malformed"],
  ["three million good references", `"<a>" + "&amp;".repeat(3e6) + "</a>"`, "read"],
  ["a reference of sixteen million digits", `"<a>&#" + "1".repeat(16e6) + ";</a>"`, "xml.malformed"],
  ["ampersands only", `"<a>" + "&".repeat(16e6) + "</a>"`, "xml.malformed"],
  ["prefixes of 255 levels, looked for 200,000 times", `${scopes} + "<b/>".repeat(150_000)`, "xml.malformed"],
  ["more than the limit", `"<a>".padEnd(17 * 1024 * 1024)`, "xml.too-large"],
  ["NUL at the end of much", `"<a>" + "b".repeat(15e6) + "\\0</a>"`, "xml.malformed"],
  [
    "bytes that are not UTF-8 at the end of much",
    `Buffer.concat([Buffer.alloc(15e6, "x\\n"), Buffer.from([0xff])])`,
    "xml.malformed",
  ],
  ["a gigabyte of bytes", `Buffer.alloc(2 ** 30)`, "xml.too-large"],
])("answers within two seconds and in bounded memory: %s", { timeout: 60_000 }, (_what, expression, expected) => {
  const { code, ms, megabytes } = parseAlone(expression);
  expect(code).toBe(expected);
  expect(ms).toBeLessThan(2000);
  expect(megabytes).toBeLessThan(400);
});
