import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * The examples of a document: its fenced `ts` and `tsx` blocks, in order. One that begins with `// path/to/file.ts` is that
 * file. One inside an HTML comment is not shown; it says what the examples after it take for granted.
 */
export function examplesOf(markdown) {
  const blocks = [...markdown.matchAll(/^(<!--\n)?```(tsx?)\n([^]*?)^```$/gm)];
  return blocks.map(([, comment, language, text], index) => ({
    text,
    isHidden: comment !== undefined,
    path: /^\/\/ ([\w./-]+\.tsx?)\b/.exec(text)?.[1] ?? `example-${index + 1}.${language}`,
  }));
}

/** The files that the compiler is given for a document: hidden text stands before each example that is shown after it. */
export function filesOf(markdown) {
  const files = new Map();
  let granted = "";
  for (const { text, isHidden, path } of examplesOf(markdown)) {
    const isFile = !path.startsWith("example-");
    if (isHidden && !isFile) granted += text;
    else files.set(path, isFile ? text : `${granted}${text}`);
  }
  return files;
}

/**
 * Writes the examples of every package's README to `folder`, with a configuration for the compiler.
 *
 * @returns how many examples there are.
 */
export function writeExamples(root, workspaces, folder) {
  rmSync(folder, { recursive: true, force: true });
  const paths = workspaces.flatMap(({ directory }) => {
    const readme = join(directory, "README.md");
    const files = existsSync(readme) ? [...filesOf(readFileSync(readme, "utf8"))] : [];
    return files.map(([path, text]) => {
      const target = join(folder, relative(root, directory), path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, `${text}export {};\n`);
      return relative(folder, target);
    });
  });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = { noEmit: true, composite: false, rootDir: "${configDir}", allowImportingTsExtensions: true };
  const tsconfig = { extends: relative(folder, join(root, "tsconfig.web.json")), compilerOptions, files: paths };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return paths.length;
}
