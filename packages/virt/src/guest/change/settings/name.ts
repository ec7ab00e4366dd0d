import { rename } from "../../rename.ts";
import { refuse, setting } from "../setting.ts";

/** The name: libvirt changes it of guests that are off. What goes by the name, as the firmware's variables, goes along. */
export const nameSetting = setting<string>({
  onlyOff: "libvirt renames guests only while they are off",
  storedOnly: true,
  check(scene, name) {
    if (name === "" || /[/\n]/.test(name)) refuse(scene, "name", name, "a name has one character at least, and no '/'");
  },
  async store(scene, _stored, name) {
    const { dom } = scene;
    // Its UUID stays, by which libvirt finds it.
    if (name === dom.name) return async () => {};
    await rename(scene, name);
    return () => rename({ ...scene, dom: { ...dom, name } }, dom.name);
  },
});
