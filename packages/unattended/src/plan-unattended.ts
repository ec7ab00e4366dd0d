import type { Answers } from "./answers.ts";
import { chooseGenerator, type Generator } from "./choose-generator.ts";
import { chooseInjection } from "./choose-injection.ts";
import { type DriverPlan, noDrivers } from "./drivers/driver-plan.ts";
import { virtioWinFor } from "./drivers/virtio-win.ts";
import { declarationOf, unattendedParameters } from "./parameters/parameter-table.ts";
import { checkParameters } from "./parameters/read-parameters.ts";
import type { UnattendedParameters } from "./parameters/unattended-parameters.ts";
import { resolveAnswers } from "./resolve-answers.ts";
import { InvalidParameter, MissingParameters } from "./unattended-errors.ts";
import type { UnattendedInput } from "./unattended-input.ts";
import type { UnattendedPlan } from "./unattended-plan.ts";
import { webAddress, type WrittenAnswers } from "./writers/answer-writer.ts";
import { parametersOf, writeScripts } from "./writers/script-writer.ts";

/**
 * Plans an installation that asks nothing. Pure, but for the salt of hashed passwords.
 *
 * @throws InvalidParameter, MissingParameters, UnknownProfile, ImpossibleInjection, NoUnattendedInstallation,
 *   UnsupportedTemplate
 */
export function planUnattended(input: UnattendedInput): UnattendedPlan {
  const { os, database, source } = input;
  const given = checkParameters(input.parameters ?? {});
  const generator = chooseGenerator(input, given);
  checkComplete(input, generator, given);
  const injection = chooseInjection(input, generator);
  const { answers, parameters } = resolveAnswers(input, given, generator.profile, injection);
  const written =
    generator.kind === "built-in"
      ? generator.writer.write(answers)
      : writeScripts(generator.scripts, answers, source.kind === "media", database.datamap);
  const kernelArguments = kernelArgumentsOf(input, written);
  return {
    generator: {
      kind: generator.kind,
      id: generator.kind === "built-in" ? generator.writer.format : generator.scripts[0].id,
      because: generator.because,
    },
    profile: generator.profile,
    source: source.kind === "media" ? "media" : "network",
    injection: { ...injection, volumeId: generator.kind === "built-in" ? generator.writer.volumeId : "UNATTEND" },
    files: written.files.map(({ name, text, secrets }) => ({
      name,
      bytes: Buffer.from(text, "utf8"),
      hasSecrets: secrets.length > 0,
    })),
    kernelArguments: kernelArguments.join(" "),
    needsKernelBoot: injection.method === "initrd" || kernelArguments.length > 0,
    reboots: source.kind === "media" ? (source.media?.reboots ?? (os.family === "winnt" ? 2 : 1)) : 1,
    endsOff: generator.kind === "install-script" && /shutdown \/s/.test(generator.scripts[0].template),
    needsInternet: needsInternet(input, generator, given),
    drivers: driversOf(input, generator, answers),
    parameters,
    secrets: secretsOf(written),
    warnings: [...written.warnings, ...ignored(generator, given)],
  };
}

/** What the installer would stop for, by name. */
function checkComplete({ os }: UnattendedInput, generator: Generator, given: UnattendedParameters): void {
  const missing =
    generator.kind === "built-in"
      ? generator.writer.missing(given, generator.profile, os).map(declarationOf)
      : unattendedParameters.filter(({ key, name }) => {
          const isRequired = parametersOf(generator.scripts).get(name)?.isRequired === true;
          return (
            isRequired &&
            given[key] === undefined &&
            !filled.has(name) &&
            !(name === "user-realname" && given.userLogin !== undefined)
          );
        });
  if (missing.length > 0) {
    throw new MissingParameters({
      os: os.name,
      names: missing.map(({ name }) => name),
      accepted: missing.map(({ accepted }) => accepted),
    });
  }
  if (generator.kind === "install-script") checkKey(generator.scripts[0].productKeyFormat, given);
}

/** Those that a default is found for. */
const filled = new Set(["hostname", "l10n-timezone", "l10n-language", "l10n-keyboard", "target-disk"]);

/** A dollar sign of the script's format stands for a letter or a digit. */
function checkKey(format: string | null, { productKey }: UnattendedParameters): void {
  if (format === null || productKey === undefined) return;
  const fits = [...format].every((sign, index) =>
    (sign === "$" ? /^[A-Z0-9]$/ : /^[^A-Z0-9]$/).test(productKey[index] ?? ""),
  );
  if (!fits || format.length !== productKey.length) {
    throw new InvalidParameter({
      name: "reg-product-key",
      value: null,
      accepted: `of the form '${format.replaceAll("$", "X")}'`,
    });
  }
}

function kernelArgumentsOf({ os, source, webUrl }: UnattendedInput, { kernelArguments }: WrittenAnswers): string[] {
  const args = kernelArguments.map((argument) => argument.replace(webAddress, webUrl?.replace(/\/+$/, "") ?? ""));
  if (source.kind !== "tree" || os.kernelUrlArgument === null) return args;
  // The script may have said it already.
  const name = os.kernelUrlArgument;
  return args.some((argument) => argument.startsWith(`${name}=`)) ? args : [...args, `${name}=${source.url}`];
}

function needsInternet({ source }: UnattendedInput, generator: Generator, given: UnattendedParameters): boolean {
  if (given.installationUrl !== undefined || source.kind === "tree") return false;
  if (generator.kind === "install-script") return generator.scripts.some((script) => script.needsInternet);
  if (source.media?.variants.some((variant) => /netinst|boot/.test(variant))) return true;
  return generator.writer.format === "preseed" || generator.writer.format === "autoinstall";
}

function driversOf(
  { os, arch, virtioWin }: UnattendedInput,
  generator: Generator,
  { storageDrivers }: Answers,
): DriverPlan {
  const found = virtioWin === undefined ? null : virtioWinFor(os, arch);
  if (virtioWin === undefined || found === null) return noDrivers;
  if (generator.kind === "built-in") {
    return {
      attach: [virtioWin],
      directories: found.directories,
      preInstalled: found.preInstalled,
      postInstalled: found.tools ? found.postInstalled : [],
    };
  }
  // The database's scripts look into one directory, which has drivers of storage only.
  if (!generator.scripts[0].canPreInstallDrivers || storageDrivers === null || found.storage === null) return noDrivers;
  const storage = found.preInstalled.filter((id) => /10(?:01|42|04|48)$/.test(id));
  return { attach: [virtioWin], directories: [found.storage], preInstalled: storage, postInstalled: [] };
}

function secretsOf(written: WrittenAnswers): UnattendedPlan["secrets"] {
  const names = [...new Set(written.files.flatMap(({ secrets }) => secrets))];
  return names.map((parameter) => ({
    parameter,
    where: written.files.filter(({ secrets }) => secrets.includes(parameter)).map(({ name }) => name),
    isHashed: written.hashesPasswords && parameter !== "reg-password",
  }));
}

/** A script of the database may have no use for what is given. */
function ignored(generator: Generator, given: UnattendedParameters): string[] {
  if (generator.kind === "built-in") return [];
  const taken = parametersOf(generator.scripts);
  return unattendedParameters
    .filter(({ key, name }) => given[key] !== undefined && !taken.has(name))
    .map(({ name }) => `'${name}' has no effect: the script '${generator.scripts[0].id}' does not take it.`);
}
