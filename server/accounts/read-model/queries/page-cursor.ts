import { createHash } from "node:crypto";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { Sealer } from "./sealed-text";

/** Where a list goes on: the sort keys of the last row shown. Plain JSON; times as ISO text. */
export type PagePosition = readonly (string | number | null)[];

/** A place in one list under one set of filters; on another list or other filters it opens nothing. */
export type PageCursors<Position extends PagePosition> = {
  seal(position: Position): string;
  /** Null for the first page. VALIDATION for a cursor that this list did not give out. */
  open(cursor: string | null): Result<Position | null>;
};

export function pageCursors<Position extends PagePosition>(
  sealer: Sealer,
  list: string,
  filters: unknown,
): PageCursors<Position> {
  const purpose = `cursor:${list}:${createHash("sha256").update(JSON.stringify(filters)).digest("base64url")}`;
  return {
    seal: (position) => sealer.seal(purpose, position),
    open: (cursor) => {
      if (cursor === null) return done(null);
      const value = sealer.open(purpose, cursor);
      return value === undefined ? refuse(staleCursor) : done(authenticated<Position>(value));
    },
  };
}

const staleCursor = {
  code: "VALIDATION",
  fields: [{ field: "cursor", problem: "This place in the list is no longer known. Start from the top." }],
} as const;

/** The cast holds because only `seal` of the same list and filters makes text that opens. */
const authenticated = <Position extends PagePosition>(value: unknown): Position => value as Position;
