import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import type { Actor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditAction } from "@/server/accounts/application/ports/outbound/audit-log";
import { authorise } from "@/server/accounts/domain/domain-services/authorization-service";
import type { Permission } from "@/server/accounts/domain/policies/permission-policy";
import { permissionTable } from "@/server/accounts/domain/policies/permission-policy";
import type { TrpcContext } from "./context";
import { errorShape } from "./error-shape";
import { RefusalError, toTransportError } from "./unwrap";

/** What each procedure declares: its permission and, when it changes something, the action its audit entry names. */
export type ProcedureMeta = {
  readonly permission: Permission;
  readonly action?: AuditAction;
  /** Its use case wants a factor proved within the last 15 minutes: STEP_UP_REQUIRED otherwise. */
  readonly stepUp?: true;
};

type Declared = readonly [permission: Permission, action?: AuditAction, stepUp?: "STEP_UP"];

const trpc = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error, ctx }) => errorShape(shape, error, ctx?.origin.requestId),
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** What the entry of a refused read is called: which one, its permission, is the entrance's own. */
const READ = "console.read" satisfies AuditAction;

/**
 * A refusal that comes before the use case (no permission, bad input) leaves its audit entry here. So does a read that
 * somebody known was refused for their role; a session that ended meanwhile is nobody's attempt.
 */
const auditEarlyRefusals = trpc.middleware(async ({ ctx, meta, next }) => {
  const result = await next();
  if (result.ok) return result;
  if (meta?.action) await auditUnlessDone(ctx, meta.action, result.error);
  else if (ctx.actor.kind !== "ANONYMOUS" && isForbidden(result.error)) await auditUnlessDone(ctx, READ, result.error);
  return result;
});

const isForbidden = ({ cause }: TRPCError): boolean =>
  cause instanceof RefusalError && cause.refusal.code === "FORBIDDEN";

async function auditUnlessDone(ctx: TrpcContext, action: AuditAction, error: TRPCError): Promise<void> {
  const { cause } = error;
  if (cause instanceof RefusalError && cause.audited) return;
  const code = cause instanceof RefusalError ? cause.refusal.code : error.code === "BAD_REQUEST" ? "VALIDATION" : null;
  if (code === null) return;
  await ctx.accounts.auditLog.recordRefusal({ action, actor: ctx.actor, origin: ctx.origin, code, subject: null });
}

const checkPermission = trpc.middleware(({ ctx, meta, next }) => {
  if (!meta) throw new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "A procedure declares no permission." });
  const allowed = authorise(ctx.actor, meta.permission, permissionTable);
  if (!allowed.ok) throw toTransportError(allowed.refusal, { audited: false });
  return next();
});

const metaOf = (...[permission, action, stepUp]: Declared): ProcedureMeta => ({
  permission,
  ...(action ? { action } : {}),
  ...(stepUp ? { stepUp: true } : {}),
});

const declared = (...meta: Declared) =>
  trpc.procedure
    .meta(metaOf(...meta))
    .use(auditEarlyRefusals)
    .use(checkPermission);

/** For anybody at all. */
export const publicProcedure = (permission: Permission) => declared(permission);

/** For anybody at all, where something changes. */
export const anyoneProcedure = (...meta: Declared) => declared(...meta);

/** For staff: the permission names the action. */
export const staffProcedure = (...meta: Declared) =>
  declared(...meta).use(({ ctx, next }) => next({ ctx: { ...ctx, actor: asStaff(ctx.actor) } }));

/** For a buyer or seller on their own account. */
export const holderProcedure = (...meta: Declared) =>
  declared(...meta).use(({ ctx, next }) => next({ ctx: { ...ctx, actor: asHolder(ctx.actor) } }));

/** For anybody signed in, staff or holder. */
export const signedInProcedure = (...meta: Declared) =>
  declared(...meta).use(({ ctx, next }) => next({ ctx: { ...ctx, actor: asSignedIn(ctx.actor) } }));

function asStaff(actor: Actor): StaffActor {
  if (actor.kind === "STAFF") return actor;
  throw toTransportError({ code: "FORBIDDEN" }, { audited: false });
}

function asHolder(actor: Actor): HolderActor {
  if (actor.kind === "HOLDER") return actor;
  throw toTransportError({ code: "FORBIDDEN" }, { audited: false });
}

function asSignedIn(actor: Actor): StaffActor | HolderActor {
  if (actor.kind === "STAFF" || actor.kind === "HOLDER") return actor;
  throw toTransportError({ code: "SESSION_ENDED" }, { audited: false });
}
