import pg, { type PoolClient } from "pg";

/**
 * One row of a binary COPY as it lies in the socket's buffer: where each column begins and how many bytes it has, -1 for
 * null. Written over by the next row.
 */
export type BinaryRow = { bytes: Buffer; readonly starts: number[]; readonly lengths: number[] };

/**
 * Reads a query's rows as the database sends them in binary form, without making anything of a value nobody asks for.
 * COPY takes no parameters, so that values stand in the text.
 */
export const copyOut = (
  client: Pick<PoolClient, "query">,
  query: string,
  onRow: (row: BinaryRow) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query(new CopyOut(query, onRow, (error) => (error ? reject(error) : resolve())));
  });

/** "PGCOPY\n\377\r\n\0", four bytes of flags and four of the extension's length. */
const HEADER_BYTES = 19;
const END_OF_ROWS = -1;

/** A query whose answer comes as a copy: one message and done, so that others may be on their way behind it. */
class CopyOut extends pg.Query {
  readonly #row: BinaryRow = { bytes: Buffer.alloc(0), starts: [], lengths: [] };
  readonly #onRow: (row: BinaryRow) => void;
  readonly #problem: { error: Error | null };
  #hasHeader = false;

  constructor(query: string, onRow: (row: BinaryRow) => void, done: (error: Error | null) => void) {
    const problem: { error: Error | null } = { error: null };
    super(`COPY (${query}) TO STDOUT (FORMAT binary)`, (error) => done(problem.error ?? error ?? null));
    this.#problem = problem;
    this.#onRow = onRow;
  }

  /** The driver calls this by its name, for each message of the copy. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#problem.error) return;
    try {
      this.#read(chunk);
    } catch (error) {
      // The rest of the answer has to be taken in before the connection is free again.
      this.#problem.error = error instanceof Error ? error : new Error(String(error));
    }
  }

  #read(chunk: Buffer): void {
    let at = 0;
    if (!this.#hasHeader) {
      at = HEADER_BYTES + chunk.readInt32BE(HEADER_BYTES - 4);
      this.#hasHeader = true;
    }
    const row = this.#row;
    row.bytes = chunk;
    while (at < chunk.length) {
      const columns = chunk.readInt16BE(at);
      if (columns === END_OF_ROWS) return;
      at += 2;
      for (let column = 0; column < columns; column += 1) {
        const length = chunk.readInt32BE(at);
        row.starts[column] = at + 4;
        row.lengths[column] = length;
        at += 4 + Math.max(0, length);
      }
      if (at > chunk.length) throw new Error("A row of a copy came in two parts");
      this.#onRow(row);
    }
  }
}
