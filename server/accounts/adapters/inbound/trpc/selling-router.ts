import { editStoreSchema } from "@/server/accounts/application/use-cases/edit-store/edit-store.schema";
import { openApplicationSchema } from "@/server/accounts/application/use-cases/open-application/open-application.schema";
import { saveStageSchema } from "@/server/accounts/application/use-cases/save-stage/save-stage.schema";
import { submitStageSchema } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { holderProcedure, router } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** A holder's own way to selling. */
export const sellingRouter = router({
  application: holderProcedure("account.read-own").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getOwnSelling(ctx.actor)),
  ),
  home: holderProcedure("account.read-own").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getSellingHome(ctx.actor)),
  ),
  openApplication: holderProcedure("seller.open-application", "seller.open-application")
    .input(openApplicationSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.selling.openApplication(input, ctx.actor, ctx.origin)),
    ),
  saveStage: holderProcedure("seller.save-stage", "seller.save-stage")
    .input(saveStageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.saveStage(input, ctx.actor, ctx.origin))),
  submitStage: holderProcedure("seller.submit-stage", "seller.submit-stage")
    .input(submitStageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.submitStage(input, ctx.actor, ctx.origin))),
  withdrawApplication: holderProcedure("seller.withdraw-application", "seller.withdraw-application").mutation(
    async ({ ctx }) => unwrap(await ctx.accounts.selling.withdrawApplication(ctx.actor, ctx.origin)),
  ),
  editStore: holderProcedure("seller.edit-store", "seller.edit-store")
    .input(editStoreSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.editStore(input, ctx.actor, ctx.origin))),
});
