import * as z from "zod/mini";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { codePointCount, hasUnseenInWords, tidySpaces } from "@/server/accounts/domain/value-objects/printable-text";
import { passkeyAnswerSchema } from "../second-factor/passkey-answer.schema";

const { longestPasskeyName } = secondFactorPolicy;
const NAME_NEEDED = `Give this passkey a name of at most ${longestPasskeyName} characters, such as the device it is on.`;

/** What its owner calls a passkey: "Pixel 8". */
export const passkeyName = z.pipe(
  z.pipe(z.string().check(z.maxLength(400, NAME_NEEDED)), z.transform(tidySpaces)),
  z.string().check(
    z.refine((name) => name !== "" && codePointCount(name) <= longestPasskeyName && !hasUnseenInWords(name), {
      error: NAME_NEEDED,
    }),
  ),
);

/** A new passkey as the browser made it, with its name. */
export const addPasskeySchema = z.extend(passkeyAnswerSchema, { name: passkeyName });

export type AddPasskeyInput = z.infer<typeof addPasskeySchema>;
