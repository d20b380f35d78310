import type { Metadata } from "next";
import { DeadInvitation } from "@/components/auth/dead-invitation";
import { InviteForm } from "@/components/auth/invite-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { openedInvitation } from "@/server/accounts/adapters/inbound/rest/invite-views";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { acceptInvitationAction, createFirstAdminAction } from "./actions";

export const metadata: Metadata = { title: "Join the team" };

/** The link was taken out of the address before; opening it used nothing up. */
export default async function InvitePage() {
  const invitation = await openedInvitation();
  const isFirst = invitation?.kind === "FIRST_ADMIN";
  return (
    <DoorPage
      title={isFirst ? "Create the first admin" : "Join the team"}
      lead="Choose a password now; a second factor comes next, before you are signed in."
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      {invitation ? (
        <InviteForm
          action={isFirst ? createFirstAdminAction : acceptInvitationAction}
          csrf={await csrfToken()}
          invitation={invitation}
        />
      ) : (
        <DeadInvitation />
      )}
    </DoorPage>
  );
}
