import * as z from "zod/mini";
import { hex, type SignedCheckpoint } from "./checkpoint";

/** The first line of an export says what follows. */
export const EXPORT_FORMAT = "goodstanding-audit-export/1";

const digits = z.string().check(z.regex(/^\d{1,19}$/));
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const headerLine = z.strictObject({
  type: z.literal("header"),
  format: z.literal(EXPORT_FORMAT),
  exportedAt: z.string(),
  /** Without filters the file holds every entry of its range, and that can be proved, too. */
  filters: z.record(z.string(), z.unknown()),
  whole: z.boolean(),
  /** For convenience alone: whoever verifies brings the keys they trust. */
  keys: z.array(z.string()),
});

export const checkpointLine = z.strictObject({
  type: z.literal("checkpoint"),
  number: digits,
  first: digits,
  last: digits,
  months: z.string(),
  root: hash,
  head: hash,
  previous: hash,
  sealedAt: z.iso.datetime(),
  cluster: z.string(),
  tx: digits,
  seq: digits,
  keyId: z.string(),
  signature: z.string().check(z.regex(/^[0-9a-f]{128}$/)),
});

export const entryLine = z.strictObject({
  type: z.literal("entry"),
  number: digits,
  checkpoint: digits,
  /** The hashes beside the way from this entry up to the root of its checkpoint. */
  path: z.array(hash),
  entry: z.record(z.string(), z.unknown()),
});

export const endLine = z.strictObject({ type: z.literal("end"), entries: z.int(), checkpoints: z.int() });

export type HeaderLine = z.output<typeof headerLine>;
export type CheckpointLine = z.output<typeof checkpointLine>;
export type EntryLine = z.output<typeof entryLine>;
export type EndLine = z.output<typeof endLine>;

/** A checkpoint as other systems get it: hashes and signature as hexadecimal text. */
export const checkpointJson = (checkpoint: SignedCheckpoint): Omit<CheckpointLine, "type"> => ({
  number: checkpoint.number,
  first: checkpoint.first,
  last: checkpoint.last,
  months: checkpoint.months,
  root: hex(checkpoint.root),
  head: hex(checkpoint.head),
  previous: hex(checkpoint.previous),
  sealedAt: checkpoint.sealedAt.toISOString(),
  ...checkpoint.position,
  keyId: checkpoint.keyId,
  signature: hex(checkpoint.signature),
});

export const checkpointOf = (line: CheckpointLine): SignedCheckpoint => ({
  number: line.number,
  first: line.first,
  last: line.last,
  months: line.months,
  root: Buffer.from(line.root, "hex"),
  head: Buffer.from(line.head, "hex"),
  previous: Buffer.from(line.previous, "hex"),
  sealedAt: new Date(line.sealedAt),
  position: { cluster: line.cluster, tx: line.tx, seq: line.seq },
  keyId: line.keyId,
  signature: Buffer.from(line.signature, "hex"),
});
