export { type ChangeVm, changeVmShape, type VmChangePlan, vmChangePlanShape } from "./change-vm.ts";
export { type CloneVm, cloneVmShape } from "./clone-vm.ts";
export { type CreateVm, createVmShape, decisionShape, type DesignAnswer, designShape } from "./create-vm.ts";
export { networks } from "./networks.ts";
export { type OperatingSystem, operatingSystems, operatingSystemShape } from "./operating-systems.ts";
export { type VmExplanation, vmExplanationShape } from "./vm-explanation.ts";
export { storagePools, storageVolumes } from "./storage.ts";
export { type Vm, type VmDetail, vmDetailShape, vms, vmSampleColumns, vmShape, type VmState, vmStates } from "./vms.ts";
