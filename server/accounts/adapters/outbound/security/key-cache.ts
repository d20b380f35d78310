/** The most recently used entries, at most `capacity` of them. */
export class KeyCache {
  readonly #keys = new Map<string, Uint8Array>();

  constructor(readonly capacity: number) {}

  get(id: string): Uint8Array | undefined {
    const key = this.#keys.get(id);
    if (key) this.set(id, key);
    return key;
  }

  set(id: string, key: Uint8Array): void {
    this.#keys.delete(id);
    this.#keys.set(id, key);
    const [oldest] = this.#keys.size > this.capacity ? this.#keys.keys() : [];
    if (oldest !== undefined) this.#keys.delete(oldest);
  }
}
