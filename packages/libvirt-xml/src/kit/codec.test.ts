import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { bigInteger, integer, oneOf, onOff } from "./codec.ts";

test("a value that is kept does not keep the document it was read from", () => {
  const script = `
    import { attribute, element, leaf, oneOf, read } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    const thing = element("thing", { name: attribute("name"), kind: attribute("kind", oneOf("a")), id: leaf("id") });
    const value = (n) => String(n).padStart(40, "x");
    const held = [];
    const used = () => (globalThis.gc(), process.memoryUsage().heapUsed);
    const before = used();
    for (let n = 0; n < 500; n++) {
      const xml = \`<thing name='\${value(n)}' kind='\${value(n)}'><id>\${value(n)}</id>\${" ".repeat(20_000)}</thing>\`;
      held.push(read(thing, Buffer.from(xml).toString()));
    }
    console.log((used() - before) / held.length);
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", "--conditions=hob-source", "--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  expect(Number(stdout), stderr).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThan(4000);
});

test("numbers are read in decimal and as hexadecimal, and refused when they are not exact", () => {
  expect(["0", " 12 ", "-3", "0xfF", "9007199254740991"].map(integer.decode)).toEqual([0, 12, -3, 255, 2 ** 53 - 1]);
  expect(["", "1e3", "1.0", "9007199254740993", "0x"].map(integer.decode)).toEqual(Array(5).fill(undefined));
  expect(["18446744073709551615", "0xffffffffffffffff", " -1 "].map(bigInteger.decode)).toEqual([
    2n ** 64n - 1n,
    2n ** 64n - 1n,
    -1n,
  ]);
  expect(["", "1.5", "x"].map(bigInteger.decode)).toEqual([undefined, undefined, undefined]);
});

test("words of a newer libvirt are kept, but for those of yes and no", () => {
  expect(oneOf("a", "b").decode("c")).toBe("c");
  expect(onOff.decode("maybe")).toBeUndefined();
});
