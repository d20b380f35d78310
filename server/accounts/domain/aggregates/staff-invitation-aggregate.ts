import type { StaffInvitation } from "../entities/staff-invitation";
import { invitationPolicy } from "../policies/invitation-policy";
import { done, type Result, refuse } from "../result";
import { DAY_MS } from "../value-objects/time-span";

export type InvitationStart = Omit<StaffInvitation, "state" | "createdAt" | "expiresAt" | "acceptedAt" | "version"> & {
  readonly at: Date;
};

/** Somebody asks for a colleague. It counts for nothing until a second person agrees. */
export const startInvitation = ({ at, ...facts }: InvitationStart): StaffInvitation => ({
  ...facts,
  state: "PENDING",
  createdAt: at,
  expiresAt: livesUntil(at),
  acceptedAt: null,
  version: 1,
});

/** A second person agrees; its days are counted from here. A repeat changes nothing. */
export function approveInvitation(invitation: StaffInvitation, at: Date): Result<StaffInvitation> {
  if (invitation.state === "SENT") return done(invitation);
  if (invitation.state !== "PENDING") return wrongState(invitation, "SENT");
  return isOver(invitation, at)
    ? wrongState(invitation, "SENT")
    : done({ ...invitation, state: "SENT", expiresAt: livesUntil(at) });
}

/** Whoever holds the link joins. Once, and only while the invitation lives. */
export function acceptInvitation(invitation: StaffInvitation, at: Date): Result<StaffInvitation> {
  if (invitation.state !== "SENT" || isOver(invitation, at)) return wrongState(invitation, "ACCEPTED");
  return done({ ...invitation, state: "ACCEPTED", acceptedAt: at });
}

/** Taken back before it was accepted. A repeat changes nothing. */
export function withdrawInvitation(invitation: StaffInvitation): Result<StaffInvitation> {
  if (invitation.state === "WITHDRAWN") return done(invitation);
  if (invitation.state === "ACCEPTED") return wrongState(invitation, "WITHDRAWN");
  return done({ ...invitation, state: "WITHDRAWN" });
}

/** Can its link still be used, or sent again? */
export const isInvitationOpen = (invitation: StaffInvitation, at: Date): boolean =>
  invitation.state === "SENT" && !isOver(invitation, at);

/** Its days have passed: the clock alone ends it. */
export const isOver = ({ expiresAt }: Pick<StaffInvitation, "expiresAt">, at: Date): boolean => at >= expiresAt;

const livesUntil = (at: Date): Date => new Date(at.getTime() + invitationPolicy.livesDays * DAY_MS);

const wrongState = ({ state }: StaffInvitation, to: StaffInvitation["state"]) =>
  refuse({ code: "ILLEGAL_TRANSITION", from: state, to });
