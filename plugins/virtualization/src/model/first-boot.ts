import { Type } from "typebox";

const strict = { additionalProperties: false };
const text = (description?: string) => Type.Optional(Type.String(description === undefined ? {} : { description }));
const texts = (description?: string) =>
  Type.Optional(Type.Array(Type.String(), description === undefined ? {} : { description }));
const flag = (description?: string) => Type.Optional(Type.Boolean(description === undefined ? {} : { description }));

const login = {
  password: text("In clear; only its hash is kept and goes to the guest."),
  passwordHash: text("As in /etc/shadow: `$6$…`."),
  sshAuthorizedKeys: texts("Lines as in `authorized_keys`."),
};

const user = Type.Object(
  {
    name: Type.String(),
    gecos: text(),
    groups: texts(),
    sudo: Type.Optional(
      Type.Union([Type.String(), Type.Boolean()], {
        description: "A rule of sudoers; true for all without a password.",
      }),
    ),
    shell: text(),
    lockPassword: flag("Whether no password is accepted; default where none is given."),
    uid: Type.Optional(Type.Integer()),
    homeDirectory: text(),
    isSystem: flag(),
    ...login,
  },
  strict,
);

const link = {
  name: Type.String({ description: "`eth0`." }),
  dhcp4: flag(),
  dhcp6: flag(),
  acceptRa: flag(),
  addresses: texts("With their prefix: `192.0.2.10/24`."),
  gateways: texts(),
  routes: Type.Optional(
    Type.Array(Type.Object({ to: Type.String(), via: Type.String(), metric: Type.Optional(Type.Integer()) }, strict)),
  ),
  nameservers: texts(),
  searchDomains: texts(),
  mtu: Type.Optional(Type.Integer()),
  isOptional: flag(),
};

const network = Type.Union(
  [
    Type.Object({ kind: Type.Literal("none") }, strict),
    Type.Object({ kind: Type.Literal("dhcp"), macs: texts() }, strict),
    Type.Object(
      {
        kind: Type.Literal("v2"),
        ethernets: Type.Optional(Type.Array(Type.Object({ ...link, mac: text() }, strict))),
        bonds: Type.Optional(
          Type.Array(
            Type.Object(
              {
                ...link,
                interfaces: Type.Array(Type.String()),
                mode: Type.Optional(
                  Type.Union(
                    (
                      [
                        "balance-rr",
                        "active-backup",
                        "balance-xor",
                        "broadcast",
                        "802.3ad",
                        "balance-tlb",
                        "balance-alb",
                      ] as const
                    ).map((mode) => Type.Literal(mode)),
                  ),
                ),
                monitorMs: Type.Optional(Type.Integer()),
                primary: text(),
              },
              strict,
            ),
          ),
        ),
        vlans: Type.Optional(
          Type.Array(
            Type.Object({ ...link, id: Type.Integer({ minimum: 1, maximum: 4094 }), link: Type.String() }, strict),
          ),
        ),
        bridges: Type.Optional(
          Type.Array(
            Type.Object(
              {
                ...link,
                interfaces: Type.Array(Type.String()),
                stp: flag(),
                forwardDelay: Type.Optional(Type.Integer()),
              },
              strict,
            ),
          ),
        ),
      },
      strict,
    ),
  ],
  { description: "Default: the first card asks DHCP. A card without a MAC address is the VM's card in that place." },
);

const encoding = Type.Optional(
  Type.Union([Type.Literal("text"), Type.Literal("base64")], { description: "Of `content`; default text." }),
);

const cloudInit = Type.Object(
  {
    kind: Type.Literal("cloud-init"),
    datasource: Type.Optional(
      Type.Union([Type.Literal("nocloud"), Type.Literal("configdrive")], { description: "Default nocloud." }),
    ),
    instanceId: text(),
    hostname: text(),
    fqdn: text(),
    users: Type.Optional(Type.Array(user, { description: "Besides the image's own." })),
    defaultUser: Type.Optional(Type.Object({ name: text(), ...login }, { ...strict, description: "The image's own." })),
    root: Type.Optional(Type.Object(login, strict)),
    sshPasswordLogin: flag(),
    timezone: text("`Europe/Berlin`."),
    locale: text("`de_DE.UTF-8`."),
    keyboard: Type.Optional(
      Type.Object({ layout: Type.String(), model: text(), variant: text(), options: text() }, strict),
    ),
    packages: texts(),
    updatePackages: flag(),
    upgradePackages: flag(),
    files: Type.Optional(
      Type.Array(
        Type.Object(
          {
            path: Type.String(),
            content: Type.String(),
            encoding,
            owner: text(),
            permissions: text(),
            isAppended: flag(),
            isDeferred: flag(),
            isSecret: flag(),
          },
          strict,
        ),
      ),
    ),
    bootCommands: texts("Early, at every boot."),
    runCommands: texts("Late, at the first boot."),
    ntp: Type.Optional(
      Type.Object(
        { servers: Type.Optional(Type.Array(Type.String())), pools: Type.Optional(Type.Array(Type.String())) },
        strict,
      ),
    ),
    trustedCertificates: texts("In PEM."),
    growRoot: flag(),
    disableAfterFirstBoot: flag(),
    network: Type.Optional(network),
    raw: Type.Optional(
      Type.Object(
        {
          userData: text("`#cloud-config`, a script, or whatever cloud-init takes; beside the settings above."),
          userDataMerge: Type.Optional(Type.Union([Type.Literal("replace"), Type.Literal("append")])),
          vendorData: text(),
          metaData: text(),
          networkConfig: text(),
        },
        strict,
      ),
    ),
  },
  strict,
);

const ignition = Type.Object(
  {
    kind: Type.Literal("ignition"),
    users: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String(),
            gecos: text(),
            groups: texts(),
            shell: text(),
            uid: Type.Optional(Type.Integer()),
            homeDirectory: text(),
            ...login,
          },
          strict,
        ),
      ),
    ),
    hostname: text(),
    timezone: text(),
    files: Type.Optional(
      Type.Array(
        Type.Object(
          {
            path: Type.String(),
            content: Type.String(),
            encoding,
            mode: Type.Optional(Type.Integer()),
            isOverwriting: flag(),
            isSecret: flag(),
          },
          strict,
        ),
      ),
    ),
    units: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), isEnabled: flag(), isMasked: flag(), contents: text() }, strict)),
    ),
    networkKeyfiles: Type.Optional(Type.Array(Type.Object({ name: Type.String(), content: Type.String() }, strict))),
    kernelArguments: texts(),
    raw: text("A configuration of version 3.x in JSON, merged over the settings above."),
  },
  strict,
);

/** What a new VM is told at its first boot, by cloud-init or Ignition. */
export const firstBootShape = Type.Union([cloudInit, ignition]);

/** The answers of an unattended installation. */
export const unattendedShape = Type.Object(
  {
    profile: text("`jeos`, `desktop`, or another that the system's scripts know."),
    injection: text("`cdrom`, `initrd`, `floppy`…; default as the system's script prefers."),
    virtioWin: text("Windows: the path of a virtio-win ISO on the host."),
    parameters: Type.Optional(
      Type.Object(
        {
          timezone: text("`Europe/Berlin`; default UTC."),
          language: text("`de_DE`; default `en_US`."),
          keyboard: text("A locale or a layout; default the language's."),
          hostname: text(),
          domain: text(),
          adminPassword: text(),
          userLogin: text(),
          userPassword: text(),
          userRealname: text(),
          userAutologin: flag(),
          userAdministrator: flag(),
          sshKeys: texts(),
          targetDisk: text("The disk to install on, as the installer calls it."),
          regLogin: text(),
          regPassword: text(),
          productKey: text("Windows: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`."),
          driverSigning: flag(),
          installationUrl: text("Where packages come from."),
        },
        strict,
      ),
    ),
  },
  strict,
);
