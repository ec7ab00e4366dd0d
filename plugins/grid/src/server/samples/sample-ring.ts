/** How many samples a guest keeps: two minutes of live ones, or half an hour of those taken while nobody looks. */
export const ringLength = 60;

/**
 * The last figures of one guest, oldest first. It keeps 4 bytes a figure, so that ten thousand guests cost a few
 * megabytes, and begins small, because most of them never fill it.
 */
export class SampleRing {
  readonly #width: number;
  #times = new Float64Array(4);
  #figures: Float32Array;
  #length = 0;
  #next = 0;

  /** @param width how many figures a sample has. */
  constructor(width: number) {
    this.#width = width;
    this.#figures = new Float32Array(4 * width);
  }

  /** @param at ms since 1970. @param figures null where one is not known. */
  push(at: number, figures: readonly (number | null)[]): void {
    if (this.#next === this.#times.length && this.#next < ringLength) this.#grow();
    const slot = this.#next % this.#times.length;
    this.#times[slot] = at;
    for (let index = 0; index < this.#width; index++) {
      this.#figures[slot * this.#width + index] = figures[index] ?? Number.NaN;
    }
    this.#next = slot + 1;
    this.#length = Math.min(this.#length + 1, this.#times.length);
  }

  /** Every sample kept, oldest first. */
  samples(): [at: number, figures: (number | null)[]][] {
    const first = this.#next - this.#length + this.#times.length;
    return Array.from({ length: this.#length }, (_, index) => {
      const slot = (first + index) % this.#times.length;
      const figures = this.#figures.subarray(slot * this.#width, (slot + 1) * this.#width);
      return [this.#times[slot] as number, Array.from(figures, (figure) => (Number.isNaN(figure) ? null : figure))];
    });
  }

  #grow(): void {
    const length = Math.min(this.#times.length * 4, ringLength);
    const times = new Float64Array(length);
    const figures = new Float32Array(length * this.#width);
    times.set(this.#times);
    figures.set(this.#figures);
    this.#times = times;
    this.#figures = figures;
  }
}
