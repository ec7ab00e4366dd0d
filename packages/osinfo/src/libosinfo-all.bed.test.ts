import { expect, it } from "vitest";
import { loadOsinfo } from "./load-osinfo.ts";
import type { Media } from "./media.ts";
import type { ResourceLevel } from "./resources.ts";
import { askLibosinfo } from "./testing/libosinfo.ts";

/** Numbers that libosinfo does not know are −1. */
const amounts = `
amounts = lambda items: sorted([r.get_architecture(), r.get_n_cpus(), r.get_cpu(), r.get_ram(), r.get_storage()] for r in every(items))
`;

it("agrees with libosinfo on every amount of every system", async () => {
  const told = await askLibosinfo<Record<string, Record<ResourceLevel, (string | number)[][]>>>(`${amounts}
print(json.dumps({os.get_id(): {
  "minimum": amounts(os.get_minimum_resources()), "recommended": amounts(os.get_recommended_resources()),
  "maximum": amounts(os.get_maximum_resources()), "networkInstall": amounts(os.get_network_install_resources()),
} for os in every(db.get_os_list())}))`);
  const db = await loadOsinfo();
  let seen = 0;
  for (const [id, levels] of Object.entries(told)) {
    for (const [level, stated] of Object.entries(levels) as [ResourceLevel, (string | number)[][]][]) {
      const all = stated.find(([arch]) => arch === "all");
      for (const [arch, ...numbers] of stated) {
        const expected = numbers.map(
          (number, index) => [number, all?.[index + 1]].find((value) => Number(value) > 0) ?? null,
        );
        const { vcpus, cpu, memory, storage } = db.get(id).resources(String(arch))[level];
        expect([vcpus, cpu, memory, storage], `${id} ${level} ${arch}`).toEqual(expected);
        seen += 1;
      }
    }
  }
  expect(seen).toBeGreaterThan(1000);
});

it("agrees with libosinfo on the media, trees, images, variants, drivers and scripts of every system", async () => {
  const told = await askLibosinfo<Record<string, Record<string, unknown>>>(`
text = lambda value: value if value else None
print(json.dumps({os.get_id(): {
  "media": sorted([m.get_id(), m.get_architecture(), text(m.get_url()), m.get_volume_id(), m.get_system_id(), m.get_publisher_id(),
    m.get_application_id(), m.get_volume_size(), text(m.get_kernel_path()), text(m.get_initrd_path()), m.get_live(), m.get_installer(),
    m.get_installer_reboots(), m.get_eject_after_install(), m.get_param_value_boolean_with_default("installer-script", True), ids(m.get_install_script_list()),
    m.get_param_value_list("variant"), m.get_param_value("l10n-language-regex"), m.get_param_value("l10n-language-map")] for m in every(os.get_media_list())),
  "trees": sorted([t.get_id(), t.get_architecture(), text(t.get_url()), text(t.get_kernel_path()), text(t.get_initrd_path()), text(t.get_boot_iso_path()),
    t.get_param_value_list("variant"), t.has_treeinfo(), t.get_treeinfo_family(), t.get_treeinfo_variant(), t.get_treeinfo_version(), t.get_treeinfo_arch()]
    for t in every(os.get_tree_list())),
  "images": [[i.get_architecture(), i.get_format(), text(i.get_url()), i.get_cloud_init(), i.get_param_value_list("variant")] for i in every(os.get_image_list())],
  "variants": sorted([v.get_id(), v.get_name()] for v in every(os.get_variant_list())),
  "drivers": sorted([d.get_architecture(), d.get_location(), sorted(d.get_files()), sorted(ids(d.get_devices())), d.get_pre_installable(), d.get_signed(), d.get_priority()]
    for d in every(os.get_device_drivers())),
  "scripts": sorted(ids(os.get_install_script_list())),
  "kernelUrlArgument": text(os.get_kernel_url_argument()), "cloudImageUsername": text(os.get_cloud_image_username()),
} for os in every(db.get_os_list())}))`);
  const db = await loadOsinfo();
  const media = (m: Media) => [
    ...[
      m.id,
      m.arch,
      m.url,
      m.volumeId,
      m.systemId,
      m.publisherId,
      m.applicationId,
      m.volumeSize ?? -1,
      m.kernel,
      m.initrd,
    ],
    ...[
      m.isLive,
      m.isInstaller,
      m.reboots || -1,
      m.ejectAfterInstall,
      m.takesInstallScript,
      m.installScripts,
      m.variants,
    ],
    ...[m.languagePattern?.pattern ?? null, m.languagePattern?.map ?? null],
  ];
  const counts = { media: 0, trees: 0, drivers: 0, scripts: 0 };
  for (const [id, facts] of Object.entries(told)) {
    const os = db.get(id);
    const ours = {
      media: os.media.map(media).sort(byFirst),
      trees: os.trees
        .map(({ treeinfo, ...t }) => [
          ...[t.id, t.arch, t.url, t.kernel, t.initrd, t.bootIso, t.variants, treeinfo !== null],
          ...[treeinfo?.family ?? null, treeinfo?.variant ?? null, treeinfo?.version ?? null, treeinfo?.arch ?? null],
        ])
        .sort(byFirst),
      images: os.images.map((i) => [i.arch, i.format, i.url, i.hasCloudInit, i.variants]),
      variants: os.variants.map((variant) => [variant.id, variant.name]).sort(byFirst),
      drivers: os.drivers
        .map((d) => [
          ...[
            d.arch,
            d.location,
            [...d.files].sort(),
            [...d.devices].sort(),
            d.isPreInstallable,
            d.isSigned,
            d.priority,
          ],
        ])
        .sort(byText),
      scripts: [...os.installScripts].sort(),
      kernelUrlArgument: os.kernelUrlArgument,
      cloudImageUsername: os.cloudImageUsername,
    };
    expect(ours, id).toEqual(facts);
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += ours[name].length;
  }
  expect(counts.media).toBeGreaterThan(2000);
  expect(counts.trees).toBeGreaterThan(500);
  expect(Math.min(counts.drivers, counts.scripts)).toBeGreaterThan(10);
});

it("agrees with libosinfo on every platform", async () => {
  const told = await askLibosinfo<Record<string, unknown>>(`
print(json.dumps({p.get_id(): [p.get_short_id(), p.get_name(), p.get_version(), sorted(ids(p.get_all_devices(None)))] for p in every(db.get_platform_list())}))`);
  const platforms = (await loadOsinfo()).platforms();
  const ours = platforms.map((p) => [p.id, [p.shortId, p.name, p.version, p.devices.map(({ id }) => id).sort()]]);
  expect(Object.fromEntries(ours)).toEqual(told);
  expect(platforms.length).toBeGreaterThan(60);
  expect(platforms.find(({ shortId }) => shortId === "qemu-2.3.0")?.devices).toHaveLength(22);
});

it("agrees with libosinfo on every install script and datamap", async () => {
  const told = await askLibosinfo<{ scripts: Record<string, Record<string, unknown>>; maps: string[] }>(`
flags = lambda value: sorted(value.value_nicks)
print(json.dumps({"maps": sorted(ids(db.get_datamap_list())), "scripts": {s.get_id(): {
  "profile": s.get_profile(), "expected": s.get_expected_filename(), "output": s.get_output_filename(), "key": s.get_product_key_format(),
  "path": s.get_path_format().value_nick, "methods": flags(s.get_injection_methods()), "needsInternet": s.get_needs_internet(),
  "pre": s.get_can_pre_install_drivers(), "post": s.get_can_post_install_drivers(),
  "preSigning": s.get_pre_install_drivers_signing_req().value_nick, "postSigning": s.get_post_install_drivers_signing_req().value_nick,
  "parameters": sorted([p.get_name(), p.is_required(), p.get_value_map().get_id() if p.get_value_map() else None] for p in s.get_config_param_list()),
  "avatar": [s.get_avatar_format().get_mime_types(), s.get_avatar_format().get_width(), s.get_avatar_format().get_height(), s.get_avatar_format().get_alpha()] if s.get_avatar_format() else None,
  "template": "".join(s.get_template_data().split()),
} for s in every(db.get_install_script_list())}}))`);
  const db = await loadOsinfo();
  expect(Object.keys(told.scripts).length).toBeGreaterThan(15);
  for (const [id, facts] of Object.entries(told.scripts)) {
    const script = db.script(id);
    if (!script) throw new Error(`'${id}' is not known.`);
    const avatar = script.avatarFormat;
    expect(
      {
        profile: script.profile,
        expected: script.expectedFilename,
        output: script.outputFilename,
        key: script.productKeyFormat,
        path: script.pathFormat ?? "unix",
        methods: [...script.injectionMethods].sort(),
        needsInternet: script.needsInternet,
        pre: script.canPreInstallDrivers,
        post: script.canPostInstallDrivers,
        preSigning: script.preInstallDriversSigning,
        postSigning: script.postInstallDriversSigning,
        parameters: script.parameters.map((item) => [item.name, item.isRequired, item.valueMap]).sort(byFirst),
        avatar: avatar ? [[avatar.mimeType], avatar.width ?? -1, avatar.height ?? -1, avatar.hasAlpha] : null,
        template: script.template.replace(/\s+/g, ""),
      },
      id,
    ).toEqual(facts);
  }
  for (const id of told.maps) expect(Object.keys(db.datamap(id)?.entries ?? {}).length, id).toBeGreaterThan(10);
});

const byFirst = (one: readonly unknown[], other: readonly unknown[]) => (String(one[0]) < String(other[0]) ? -1 : 1);
const byText = (one: readonly unknown[], other: readonly unknown[]) =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
