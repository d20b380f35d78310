import type { StaffRepository } from "@/server/accounts/application/ports/outbound/staff-repository";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import { done, refuse } from "@/server/accounts/domain/result";
import type { Tables } from "./in-memory-state";
import { mailLinksAt } from "./mail-links";

export const staffOver = ({ accounts, invitations }: Tables, at: Date): StaffRepository => {
  const isLiving = ({ state }: StaffInvitation) => state === "PENDING" || state === "SENT";
  const living = (emailKey: string) =>
    [...invitations.values()].find((one) => one.email.key === emailKey && isLiving(one));
  return {
    listActive: async (roles) =>
      [...accounts.values()]
        .filter((one) => one.status === "ACTIVE" && one.roles.some(({ type }) => roles.some((role) => role === type)))
        .map(({ id }) => id),
    countAdmins: async () =>
      [...accounts.values()].filter((one) => one.status === "ACTIVE" && one.roles.some(({ type }) => type === "ADMIN"))
        .length,
    findInvitation: async (id) => invitations.get(id) ?? null,
    findLivingInvitation: async (emailKey) => living(emailKey) ?? null,
    insertInvitation: async (invitation) => {
      if (living(invitation.email.key)) return refuse({ code: "ALREADY_EXISTS", what: "invitation" });
      invitations.set(invitation.id, invitation);
      return done(invitation);
    },
    saveInvitation: async (before, after) => {
      if (invitations.get(before.id)?.version !== before.version) {
        return refuse({ code: "CONFLICT", what: "invitation" });
      }
      const stored = { ...after, version: before.version + 1 };
      invitations.set(before.id, stored);
      return done(stored);
    },
    linkFor: ({ id, accountId, version }) =>
      mailLinksAt(() => at).make({ purpose: "STAFF_INVITATION", accountId, epoch: version, challengeId: id }),
  };
};
