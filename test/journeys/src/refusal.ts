import { expect } from "vitest";
import type { HobCommand } from "./hob-command.ts";

/** What the API says of a request that it refuses. */
export interface Problem {
  readonly status: number;
  readonly kind: string;
  readonly message: string;
  readonly hint?: string;
}

/** Reads what the API refuses with: a problem of one line and a hint of another, which show nothing of the program. */
export async function refusal(response: Response): Promise<Problem> {
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = problemOf(await response.text());
  expect(problem.status).toBe(response.status);
  return problem;
}

/** Reads a problem. @throws AssertionError where a line of it is none, or shows the program. */
export function problemOf(text: string): Problem {
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\\n +at /);
  const problem = JSON.parse(text) as Problem;
  for (const line of [problem.message, problem.hint ?? ""]) expect(line).not.toMatch(/[\r\n]|\^\[|ENOENT|ECONN/);
  return problem;
}

/** How a command line fails. */
export interface Failure {
  readonly code: number | null;
  readonly message: string;
  /** Empty where there is none. */
  readonly hint: string;
}

/** Runs a command line that must fail: it says so in one line on stderr, or two with a hint, and nothing on stdout. */
export async function failure(hob: HobCommand, words: readonly string[], input = ""): Promise<Failure> {
  const { code, stdout, stderr } = await hob.withInput(input, ...words);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^hob: \S[^\n]*\n(?:\S[^\n]*\n)?$/);
  const [message = "", hint = ""] = stderr.split("\n");
  return { code, message: message.replace(/^hob: /, ""), hint };
}

/** A stack trace, or an error that was logged with one. */
export const trace = /\n +at |"stack"|\bnode:internal/;
