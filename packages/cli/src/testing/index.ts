export { type Answers, type Asked, fakeServer, type FakeServer } from "./fake-server.ts";
export { type CommandLineOptions, type CommandLineResult, runCommandLine } from "./run-command-line.ts";
