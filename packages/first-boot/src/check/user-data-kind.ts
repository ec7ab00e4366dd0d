/** What cloud-init takes for user data, by how it begins. @source cloud-init, cloudinit/handlers/__init__.py INCLUSION_TYPES_MAP */
export const userDataKinds = {
  jinja: { begin: "## template: jinja", type: "text/jinja2" },
  "cloud-config-archive": { begin: "#cloud-config-archive", type: "text/cloud-config-archive" },
  "cloud-config-jsonp": { begin: "#cloud-config-jsonp", type: "text/cloud-config-jsonp" },
  "cloud-config": { begin: "#cloud-config", type: "text/cloud-config" },
  "cloud-boothook": { begin: "#cloud-boothook", type: "text/cloud-boothook" },
  "include-once": { begin: "#include-once", type: "text/x-include-once-url" },
  include: { begin: "#include", type: "text/x-include-url" },
  "part-handler": { begin: "#part-handler", type: "text/part-handler" },
  script: { begin: "#!", type: "text/x-shellscript" },
  /** It says of each part itself what it is. */
  mime: { begin: "Content-Type: multipart/", type: null },
} as const satisfies Record<string, { begin: string; type: string | null }>;

/** A kind of user data. */
export type UserDataKind = keyof typeof userDataKinds;

/** The kind of a text, or null when cloud-init would ignore it. Blank lines before, and the case, do not matter to it. */
export function userDataKind(text: string): UserDataKind | null {
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (/^([a-z0-9-]+:.*(\r?\n[ \t].*)*\r?\n)*content-type:\s*multipart\//.test(head)) return "mime";
  const found = Object.entries(userDataKinds).find(([, { begin }]) => head.startsWith(begin.toLowerCase()));
  return found === undefined ? null : (found[0] as UserDataKind);
}
