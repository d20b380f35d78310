import type { Metadata } from "next";
import { CheckForm, type CheckUse } from "@/components/account/check-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { Notice } from "@/components/ui/notice";
import { safePath } from "@/server/accounts/adapters/inbound/next-auth/safe-path";
import { waysOfPage } from "@/server/accounts/adapters/inbound/rest/check-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { companyName, isDemo } from "@/server/accounts/adapters/inbound/rest/page-access";
import { proveAction, sendAction } from "./actions";

export const metadata: Metadata = { title: "Check it is you" };

type Asked = "next" | "use" | "company";

type CheckPageProps = { searchParams: Promise<Partial<Record<Asked, string | string[]>>> };

export default async function CheckPage({ searchParams }: CheckPageProps) {
  const ways = await waysOfPage();
  const { next, use: wished, company } = await searchParams;
  const all: readonly { use: CheckUse; label: string; isThere: boolean }[] = [
    { use: "app", label: "Use a code from your app", isThere: ways.app },
    { use: "passkey", label: "Use a passkey", isThere: ways.passkey },
    { use: "company", label: "Sign in there again", isThere: ways.company },
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
      {company === "refused" ? (
        <Notice role="status" className="mb-8">
          That sign-in proved nothing here: it has to be yours, with both factors, and just now.
        </Notice>
      ) : null}
      {chosen ? (
        <CheckForm
          key={chosen.use}
          prove={proveAction}
          send={sendAction}
          csrf={await csrfToken()}
          next={safePath(String(next ?? ""), "/account/security")}
          use={chosen.use}
          company={companyName() ?? "your company"}
          others={there.filter(({ use }) => use !== chosen.use)}
        />
      ) : (
        <p>There is no way to prove it here. Sign out, and sign in again.</p>
      )}
    </DoorPage>
  );
}
