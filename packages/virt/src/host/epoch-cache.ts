/** Answers that stay true as long as a connection: asked once, also by those who ask at the same time. */
export class EpochCache {
  #answers = new Map<string, Promise<unknown>>();

  /** The answer under `key`; `ask` is called when there is none. A failure is not kept. */
  once<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known as Promise<Answer>;
    const answers = this.#answers;
    const answer = ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  }

  /** Forgets everything; what is still being asked is not remembered either. */
  clear(): void {
    this.#answers = new Map();
  }
}
