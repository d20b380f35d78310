import type { OnboardingDirectory } from "@/server/accounts/application/ports/outbound/onboarding-ports";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { InMemoryPorts } from "./in-memory-ports";

/** A twin of the directory: what it finds is what stands after the last commit. */
export const onboardingDirectoryOver = (ports: InMemoryPorts): OnboardingDirectory => {
  const next = (id: string) =>
    [...ports.tables.sagaCommands.values()]
      .filter(({ applicationId, doneAt }) => applicationId === id && doneAt === null)
      .sort((one, other) => one.command.step - other.command.step)[0]?.command ?? null;
  const all = () => [...ports.tables.applications.values()];
  const refOf = ({ id, accountId }: SellerApplication) => ({ id, accountId });
  return {
    accountOf: async (id) => ports.tables.applications.get(id)?.accountId ?? null,
    find: async (id) => ports.tables.applications.get(id) ?? null,
    nextCommand: async (id) => {
      const [command, application] = [next(id), ports.tables.applications.get(id)];
      return command && application ? { accountId: application.accountId, command } : null;
    },
    waiting: async (at, limit) =>
      all()
        .filter(({ id, accountId, onboarding }) => {
          const name = next(id)?.name;
          const isHeld = onboarding.paused.length > 0 && (name === "GRANT_SELLER" || name === "ESTABLISH_SELLER");
          const account = ports.tables.accounts.get(accountId);
          const isStopped = account ? refusalToAct(account, at, "SELLER") !== null : true;
          return name !== undefined && !isHeld && !(name === "CONFIRM_GSTIN" && isStopped);
        })
        .slice(0, limit)
        .map(({ id }) => id),
    dueTimers: async (at, limit) =>
      all()
        .filter(
          ({ onboarding: { timers, paused } }) =>
            paused.length === 0 && Object.values(timers).some((due) => due <= at.toISOString()),
        )
        .slice(0, limit)
        .map(refOf),
    // Every one is a candidate: the unit of work looks itself.
    changedStandings: async (_at, limit) => all().slice(0, limit).map(refOf),
    completedSales: async (accountId) =>
      new Set(
        [...ports.tables.saleFacts.values()].flatMap(({ sellerId, kind, orderId }) =>
          sellerId === accountId && kind === "COMPLETED" ? [orderId] : [],
        ),
      ).size,
    heldRelatives: async () => [],
  };
};
