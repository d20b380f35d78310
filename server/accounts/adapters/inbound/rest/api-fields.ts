import * as z from "zod/mini";

/** What several routes ask for. */
export const nothing = z.strictObject({});
export const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
export const moment = z.pipe(
  z.iso.datetime({ offset: true, error: "A moment is written as in RFC 3339." }),
  z.transform((value) => new Date(value)),
);
const MOST_PER_PAGE = 200;
export const page = {
  cursor: z._default(z.nullable(text(4_096)), null),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST_PER_PAGE)), 50),
};
export const chosen = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z._default(z.nullable(z.enum(values)), null);
