import type { Metadata } from "next";
import { CheckForm, type CheckUse } from "@/components/account/check-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { safePath } from "@/server/accounts/adapters/inbound/next-auth/safe-path";
import { waysOfPage } from "@/server/accounts/adapters/inbound/rest/check-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { proveAction, sendAction } from "./actions";

export const metadata: Metadata = { title: "Check it is you" };

type CheckPageProps = { searchParams: Promise<{ next?: string | string[]; use?: string | string[] }> };

export default async function CheckPage({ searchParams }: CheckPageProps) {
  const ways = await waysOfPage();
  const { next, use: wished } = await searchParams;
  const all: readonly { use: CheckUse; label: string; isThere: boolean }[] = [
    { use: "app", label: "Use a code from your app", isThere: ways.app },
    { use: "passkey", label: "Use a passkey", isThere: ways.passkey },
    { use: "password", label: "Use your password", isThere: ways.password },
    { use: "sent", label: "Use a code we send", isThere: ways.sentCode },
    { use: "recovery", label: "Use a recovery code", isThere: ways.recoveryCode },
  ];
  const there = all.filter(({ isThere }) => isThere);
  const chosen = there.find(({ use }) => use === wished) ?? there[0];
  return (
    <DoorPage
      title="Check it is you"
      lead="What you are about to do needs a fresh proof."
      sill="Nobody from Goodstanding will ask you to read a code out."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      {chosen ? (
        <CheckForm
          key={chosen.use}
          prove={proveAction}
          send={sendAction}
          csrf={await csrfToken()}
          next={safePath(String(next ?? ""), "/account/security")}
          use={chosen.use}
          others={there.filter(({ use }) => use !== chosen.use)}
        />
      ) : (
        <p>There is no way to prove it here. Sign out, and sign in again.</p>
      )}
    </DoorPage>
  );
}
