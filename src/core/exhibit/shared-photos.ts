/** How the tablets of a face, in the order of their looks, share photos with one another. */
export class SharedPhotos {
  readonly #photos: readonly string[];
  readonly #above = new Map<string, number>();
  readonly #below = new Map<string, number>();
  /** Sums over photos of the squared numbers of tablets below and above the cut, and of their products. */
  #squares = { below: 0, above: 0, both: 0 };

  constructor(photos: readonly string[]) {
    this.#photos = photos;
    for (const photo of photos) this.#above.set(photo, (this.#above.get(photo) ?? 0) + 1);
    for (const count of this.#above.values()) this.#squares.above += count * count;
  }

  /** The probability that two tablets lie in different photos: 0 in one photo. */
  get differing(): number {
    const counts = [...this.#above.values()];
    return 1 - counts.reduce((sum, count) => sum + (count / this.#photos.length) ** 2, 0);
  }

  /**
   * Moves the tablet at `k - 1` below the cut, and returns by how many photos' worth of error the means of the two parts
   * differ: the sum over photos of the squared difference of their shares in both parts. 0 for a cut through one photo, 2
   * for one between two.
   */
  moveDown(k: number): number {
    const photo = this.#photos[k - 1]!;
    const [above, below] = [this.#above.get(photo)!, this.#below.get(photo) ?? 0];
    this.#above.set(photo, above - 1);
    this.#below.set(photo, below + 1);
    const squares = this.#squares;
    squares.above += 1 - 2 * above;
    squares.below += 1 + 2 * below;
    squares.both += above - below - 1;
    const rest = this.#photos.length - k;
    return squares.above / rest ** 2 - (2 * squares.both) / (rest * k) + squares.below / k ** 2;
  }
}
