import { compileStylesheet } from "../xslt/compile-stylesheet.ts";
import { DataNode } from "../xslt/data-node.ts";
import { transform } from "../xslt/transform.ts";
import { UnsupportedTemplate } from "../xslt/unsupported-template.ts";
import type { Datamap, InjectionMethod, InstallScript, OperatingSystem } from "@hob/osinfo";

/** What an install script may ask about the system it installs. */
export type ScriptedSystem = Pick<
  OperatingSystem,
  "id" | "shortId" | "name" | "version" | "distro" | "family" | "vendor" | "codename" | "releaseDate"
>;

/** What an install script is filled with. */
export interface ScriptInput {
  readonly script: InstallScript;
  readonly os: ScriptedSystem;
  /** The medium's variants, when one is installed from. */
  readonly mediaVariants?: readonly string[];
  /** Parameters by the database's names: `user-login`. */
  readonly config: Readonly<Record<string, string>>;
  readonly datamap: (id: string) => Datamap | undefined;
  readonly injection?: InjectionMethod;
  readonly source?: "media" | "network";
}

/** The file of answers, as libosinfo's `osinfo_install_script_generate` writes it. @throws UnsupportedTemplate */
export const generateScript = (input: ScriptInput): string => generate(input, "install-script-config") ?? "";

/** Kernel arguments, as `osinfo_install_script_generate_command_line` writes them; empty for a script without any. */
export const generateCommandLine = (input: ScriptInput): string => generate(input, "command-line") ?? "";

function generate(input: ScriptInput, root: "install-script-config" | "command-line"): string | null {
  try {
    return transform(compileStylesheet(input.script.template), documentOf(input, root));
  } catch (error) {
    if (!(error instanceof UnsupportedTemplate)) throw error;
    throw new UnsupportedTemplate({ what: String(error.details["what"]), script: input.script.id }, { cause: error });
  }
}

/** The document that a script reads: what is known of the script, the system and the medium, and the parameters. */
function documentOf(
  { script, os, mediaVariants, config, datamap, injection, source }: ScriptInput,
  name: string,
): DataNode {
  const maps = new Map(script.parameters.map((parameter) => [parameter.name, parameter.valueMap]));
  const mapped = Object.entries(config).map(([key, value]) => {
    const map = datamap(maps.get(key) ?? "");
    return new DataNode(key, map?.entries[value] ?? value);
  });
  return new DataNode(name, [
    new DataNode("script", [
      ...leaf("id", script.id),
      ...leaf("profile", script.profile),
      ...leaf("expected-filename", script.expectedFilename),
      ...leaf("product-key-format", script.productKeyFormat),
      ...leaf("path-format", script.pathFormat),
      ...leaf("preferred-injection-method", injection),
      ...leaf("installation-source", source),
    ]),
    new DataNode("os", [
      ...leaf("id", os.id),
      ...leaf("short-id", os.shortId),
      ...leaf("name", os.name),
      ...leaf("version", os.version),
      ...leaf("distro", os.distro),
      ...leaf("family", os.family),
      ...leaf("vendor", os.vendor),
      ...leaf("codename", os.codename),
      ...leaf("release-date", os.releaseDate),
    ]),
    ...(mediaVariants
      ? [
          new DataNode(
            "media",
            mediaVariants.map((variant) => new DataNode("variant", variant)),
          ),
        ]
      : []),
    new DataNode("config", mapped),
  ]);
}

const leaf = (name: string, value: string | null | undefined): DataNode[] =>
  value === null || value === undefined ? [] : [new DataNode(name, value)];
