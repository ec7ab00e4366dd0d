/** The HTTP status of an answer: a problem's own, any other failure's 400, else 200. */
export function statusOf(answer: unknown): number {
  if (typeof answer !== "object" || answer === null || !("kind" in answer) || !("code" in answer)) return 200;
  return "status" in answer && typeof answer.status === "number" ? answer.status : 400;
}
