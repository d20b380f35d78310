import * as z from "zod/mini";
import { addPasskeySchema } from "@/server/accounts/application/use-cases/add-passkey/add-passkey.schema";
import { passkeyAnswerSchema } from "@/server/accounts/application/use-cases/second-factor/passkey-answer.schema";
import { stepUpSchema } from "@/server/accounts/application/use-cases/step-up/step-up.schema";
import { anyoneProcedure, publicProcedure, router, signedInProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";
import { newPasskeyOwner } from "./new-passkey-owner";

const wishSchema = z.strictObject({ keep: z.boolean(), next: z.string().check(z.maxLength(512)) });
const loginSchema = z.extend(passkeyAnswerSchema, { wish: wishSchema });

/** Proofs that need scripts: passkeys at the door and later, and proving oneself once more. */
export const proofRouter = router({
  ways: signedInProcedure("session.step-up").query(({ ctx }) => ctx.accounts.secondFactors.stepUpWays(ctx.actor)),
  sendCode: signedInProcedure("session.step-up", "session.step-up").mutation(async ({ ctx }) =>
    unwrap(await ctx.accounts.secondFactors.sendStepUpCode(ctx.actor, ctx.origin)),
  ),
  askPasskey: signedInProcedure("session.step-up").query(async ({ ctx }) => {
    const deviceTokenHash = await ctx.browser.deviceTokenHash();
    return unwrap(await ctx.accounts.secondFactors.askStepUpPasskey(ctx.actor, { deviceTokenHash }));
  }),
  stepUp: signedInProcedure("session.step-up", "session.step-up")
    .input(stepUpSchema)
    .mutation(async ({ ctx, input }) => {
      const browser = { deviceTokenHash: await ctx.browser.deviceTokenHash() };
      const renewed = unwrap(await ctx.accounts.secondFactors.stepUp(input, ctx.actor, browser, ctx.origin));
      await ctx.browser.renewSession(renewed);
      return { provedAt: new Date() };
    }),
  askPasskeyLogin: publicProcedure("session.passkey-login").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.secondFactors.askPasskeyLogin(await ctx.browser.deviceTokenHash(), ctx.origin)),
  ),
  passkeyLogin: anyoneProcedure("session.passkey-login", "session.passkey-login")
    .input(loginSchema)
    .mutation(async ({ ctx, input: { wish, ...input } }) => {
      const deviceTokenHash = await ctx.browser.deviceTokenHash();
      const verified = unwrap(await ctx.accounts.secondFactors.passkeyLogin(input, deviceTokenHash, ctx.origin));
      return { path: await ctx.browser.enter(verified, wish) };
    }),
  askSignInPasskey: publicProcedure("session.second-factor").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.secondFactors.askSignInPasskey(await ctx.browser.pending())),
  ),
  proveWithPasskey: anyoneProcedure("session.second-factor", "session.second-factor")
    .input(passkeyAnswerSchema)
    .mutation(async ({ ctx, input }) => {
      const proof = { kind: "PASSKEY", ...input } as const;
      const { secondFactors } = ctx.accounts;
      const verified = unwrap(await secondFactors.proveSignIn(proof, await ctx.browser.pending(), ctx.origin));
      return { path: await ctx.browser.enter(verified) };
    }),
  askNewPasskey: anyoneProcedure("account.add-own-passkey", "account.add-passkey", "STEP_UP").mutation(
    async ({ ctx }) => {
      const owner = await newPasskeyOwner(ctx);
      const deviceTokenHash = await ctx.browser.deviceTokenHash();
      return unwrap(await ctx.accounts.secondFactors.askNewPasskey(owner, deviceTokenHash, ctx.origin));
    },
  ),
  addPasskey: anyoneProcedure("account.add-own-passkey", "account.add-passkey", "STEP_UP")
    .input(addPasskeySchema)
    .mutation(async ({ ctx, input }) => {
      const owner = await newPasskeyOwner(ctx);
      const asked = { ...input, deviceTokenHash: await ctx.browser.deviceTokenHash() };
      const added = unwrap(await ctx.accounts.secondFactors.addPasskey(owner, asked, ctx.origin));
      if (added.renewed) await ctx.browser.renewSession(added.renewed);
      else await ctx.browser.movePendingOn();
      return { recoveryCodes: added.recoveryCodes };
    }),
});
