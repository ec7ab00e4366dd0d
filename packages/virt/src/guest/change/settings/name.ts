import { domainRename } from "@hob/libvirt";
import { refuse, setting } from "../setting.ts";

/** The name: libvirt changes it of guests that are off, without snapshots and without saved state. */
export const nameSetting = setting<string>({
  onlyOff: "libvirt renames guests only while they are off",
  storedOnly: true,
  check(scene, name) {
    if (name === "" || /[/\n]/.test(name)) refuse(scene, "name", name, "a name has one character at least, and no '/'");
  },
  async store({ call, dom }, _stored, name) {
    // Its UUID stays, by which libvirt finds it.
    if (name === dom.name) return async () => {};
    await call(domainRename, { newName: name });
    return () => call(domainRename, { newName: dom.name });
  },
});
