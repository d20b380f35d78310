import {
  documentsOfApplicationSchema,
  documentsOfHoldSchema,
} from "@/server/accounts/application/use-cases/list-documents/list-documents.schema";
import { openDocumentSchema } from "@/server/accounts/application/use-cases/open-document/open-document.schema";
import { removeDocumentSchema } from "@/server/accounts/application/use-cases/remove-document/remove-document.schema";
import { holderProcedure, router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** Documents: a holder's own, and what staff read of what was handed in. They come in by `POST /api/documents`. */
export const documentsRouter = router({
  own: holderProcedure("document.read-own").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.documents.own(ctx.actor)),
  ),
  preview: holderProcedure("document.read-own")
    .input(openDocumentSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.documents.preview(input, ctx.actor))),
  remove: holderProcedure("document.remove", "document.remove")
    .input(removeDocumentSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.documents.remove(input, ctx.actor, ctx.origin))),
  ofApplication: staffProcedure("document.read")
    .input(documentsOfApplicationSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.documents.ofApplication(input, ctx.actor))),
  ofHold: staffProcedure("document.read")
    .input(documentsOfHoldSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.documents.ofHold(input, ctx.actor))),
  open: staffProcedure("document.open", "document.open")
    .input(openDocumentSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.documents.open(input, ctx.actor, ctx.origin))),
});
