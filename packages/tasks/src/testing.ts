export { memoryTaskStore } from "./memory-task-store.ts";
