import * as z from "zod/mini";

const base64url = (longest: number) =>
  z.string().check(z.maxLength(longest), z.regex(/^[A-Za-z0-9_-]*$/, "This is not what a passkey answers."));

const response = z.looseObject({
  clientDataJSON: base64url(8_000),
  attestationObject: z.optional(base64url(40_000)),
  authenticatorData: z.optional(base64url(8_000)),
  signature: z.optional(base64url(4_000)),
  transports: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(8))),
});

/** What a browser hands back from an authenticator, and the challenge it was asked with. */
export const passkeyAnswerSchema = z.strictObject({
  challengeId: z.uuid(),
  answer: z.looseObject({
    id: base64url(1_400),
    rawId: base64url(1_400),
    type: z.literal("public-key"),
    response,
    clientExtensionResults: z.looseObject({}),
  }),
});

export type PasskeyAnswerInput = z.infer<typeof passkeyAnswerSchema>;
