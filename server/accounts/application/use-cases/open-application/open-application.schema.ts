import * as z from "zod/mini";

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** What a store and a number have to be is said by the domain's own parsers. */
export const openApplicationSchema = z.strictObject({ storeName: text(400), gstNumber: text(40) });

export type OpenApplicationInput = z.output<typeof openApplicationSchema>;
