import { parseXml, serialiseXml, standalone } from "@hob/xml";
import { childrenOf, isTrue, textOf, type XmlElement } from "./xml-element.ts";

/** How the file that a script makes reaches the installer. */
export type InjectionMethod = (typeof injectionMethods)[number];

/** Every way in which a file reaches an installer. @source osinfo-db, `injection-method` of `osinfo.rng`. */
export const injectionMethods = ["cdrom", "disk", "floppy", "initrd", "web"] as const;

/** Which signatures an installer asks of drivers: `strict` all, `warn` it complains, `none` it does not look. */
export type DriverSigning = "none" | "warn" | "strict";

/** The picture of a user that a system takes. */
export interface AvatarFormat {
  /** `image/png`. */
  readonly mimeType: string | null;
  /** In pixels. */
  readonly width: number | null;
  /** In pixels. */
  readonly height: number | null;
  readonly hasAlpha: boolean;
}

/** A value that a script wants to be told. */
export interface InstallParameter {
  /** `user-password`, `l10n-timezone`… */
  readonly name: string;
  readonly isRequired: boolean;
  /** Id of the {@link Datamap} that turns the value into the installer's own; null where it is taken as it is. */
  readonly valueMap: string | null;
}

/** What makes the file that an installer reads its answers from: a preseed, a kickstart, an answer file… */
export interface InstallScript {
  /** `http://debian.org/debian/preseed/jeos`. */
  readonly id: string;
  /** `jeos` (the least that works) or `desktop`; null where nothing is said. */
  readonly profile: string | null;
  /** XSLT 1.0: from a document of the system and the parameters to the file's text. */
  readonly template: string;
  /** The name under which the installer looks for the file. */
  readonly expectedFilename: string | null;
  /** The name under which the file is written: the expected one. */
  readonly outputFilename: string | null;
  /** A dollar sign for each character of a key: `$$$$$-$$$$$-$$$$$-$$$$$-$$$$$`. */
  readonly productKeyFormat: string | null;
  readonly pathFormat: "unix" | "dos" | null;
  readonly avatarFormat: AvatarFormat | null;
  /** The ways in which the installer finds the file. */
  readonly injectionMethods: readonly InjectionMethod[];
  /** The way to choose; null where the database leaves it to its reader. */
  readonly preferredInjectionMethod: InjectionMethod | null;
  /** What the installer copies the system from; null where the database leaves it to its reader. */
  readonly installationSource: "media" | "network" | null;
  readonly canPreInstallDrivers: boolean;
  readonly canPostInstallDrivers: boolean;
  readonly preInstallDriversSigning: DriverSigning;
  readonly postInstallDriversSigning: DriverSigning;
  readonly needsInternet: boolean;
  readonly parameters: readonly InstallParameter[];
}

/**
 * Reads an `install-script` element.
 *
 * @param template the text of its stylesheet, which the element cannot hold.
 */
export function readInstallScript(id: string, element: XmlElement, template: string): InstallScript {
  const expectedFilename = textOf(element, "expected-filename");
  const avatar = childrenOf(element, "avatar-format")[0];
  return {
    id,
    profile: textOf(element, "profile"),
    template,
    expectedFilename,
    outputFilename: expectedFilename,
    productKeyFormat: textOf(element, "product-key-format"),
    pathFormat: oneOf(textOf(element, "path-format"), ["unix", "dos"]),
    avatarFormat: avatar ? readAvatarFormat(avatar) : null,
    injectionMethods: childrenOf(element, "injection-method").flatMap(
      ({ text }) => oneOf(text.trim(), injectionMethods) ?? [],
    ),
    preferredInjectionMethod: oneOf(textOf(element, "preferred-injection-method"), injectionMethods),
    installationSource: oneOf(textOf(element, "installation-source"), ["media", "network"]),
    canPreInstallDrivers: says(element, "can-pre-install-drivers"),
    canPostInstallDrivers: says(element, "can-post-install-drivers"),
    preInstallDriversSigning: signing(textOf(element, "pre-install-drivers-signing-req")),
    postInstallDriversSigning: signing(textOf(element, "post-install-drivers-signing-req")),
    needsInternet: says(element, "needs-internet"),
    parameters: readParameters(element),
  };
}

/** A parameter that is named twice is as it is named last. */
function readParameters(element: XmlElement): InstallParameter[] {
  const parameters = new Map<string, InstallParameter>();
  for (const { attributes } of childrenOf(element, "config").flatMap((config) => childrenOf(config, "param"))) {
    const name = attributes["name"] ?? "";
    parameters.set(name, {
      name,
      isRequired: attributes["policy"] === "required",
      valueMap: attributes["value-map"] ?? null,
    });
  }
  return [...parameters.values()];
}

/**
 * The stylesheets in a file of install scripts, by the script's id: their own text, with the prefixes that they need.
 *
 * @throws MalformedXml when the text is not well-formed.
 */
export function templatesOf(text: string): ReadonlyMap<string, string> {
  const templates = new Map<string, string>();
  for (const script of parseXml(text).root.elements("install-script")) {
    const stylesheet = [...script.elements("template")].flatMap((template) => [...template.elements()])[0];
    if (stylesheet) templates.set(script.attribute("id") ?? "", serialiseXml(standalone(stylesheet)));
  }
  return templates;
}

const readAvatarFormat = (element: XmlElement): AvatarFormat => ({
  mimeType: textOf(element, "mime-type"),
  width: Number(textOf(element, "width")) || null,
  height: Number(textOf(element, "height")) || null,
  hasAlpha: says(element, "alpha"),
});

/** An empty element says yes. */
function says(element: XmlElement, name: string): boolean {
  const child = childrenOf(element, name)[0];
  return child !== undefined && (child.text === "" || isTrue(child.text.trim(), false));
}

const oneOf = <T extends string>(text: string | null, accepted: readonly T[]): T | null =>
  accepted.find((value) => value === text) ?? null;

const signing = (text: string | null): DriverSigning => oneOf(text, ["none", "warn", "strict"]) ?? "none";
