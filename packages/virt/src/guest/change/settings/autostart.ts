import { domainGetAutostart, domainSetAutostart } from "@hob/libvirt";
import { setting } from "../setting.ts";

/** Whether it starts with the host. */
export const autostartSetting = setting<boolean>({
  storedOnly: true,
  async store({ call }, _stored, autostart) {
    const before = await call(domainGetAutostart, {});
    await call(domainSetAutostart, { autostart });
    return () => call(domainSetAutostart, { autostart: before.autostart });
  },
});
