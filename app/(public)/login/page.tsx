import type { Metadata } from "next";
import Link from "next/link";
import { CompanySignIn } from "@/components/auth/company-sign-in";
import { NoPasskeysHere, PasskeySignIn } from "@/components/auth/passkey-sign-in";
import { SignInForm } from "@/components/auth/sign-in-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { Notice } from "@/components/ui/notice";
import { safePath } from "@/server/accounts/adapters/inbound/next-auth/safe-path";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import {
  companyName,
  endedSessionWords,
  isDemo,
  requireNobody,
} from "@/server/accounts/adapters/inbound/rest/page-access";
import { passkeysPossible } from "@/server/accounts/adapters/inbound/rest/pending-page";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

type LoginPageProps = { searchParams: Promise<{ next?: string | string[]; company?: string | string[] }> };

const NOT_OF_THE_TEAM =
  "Your company’s sign-in opened no account here. Try again, sign in with your password, or ask an admin.";

export default async function LoginPage({ searchParams }: LoginPageProps) {
  await requireNobody();
  const { next, company } = await searchParams;
  const ended = company === "refused" ? NOT_OF_THE_TEAM : await endedSessionWords();
  const companyIs = companyName();
  return (
    <DoorPage
      title="Sign in"
      lead={
        <>
          New here?{" "}
          <Link href="/signup" className="link-public">
            Create an account
          </Link>
        </>
      }
      sill="We never ask for your password or a code by phone or email."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      {ended ? (
        <Notice role="status" className="mb-8">
          {ended}
        </Notice>
      ) : null}
      <SignInForm action={signInAction} csrf={await csrfToken()} next={safePath(String(next ?? ""), "")} />
      {companyIs ? (
        <CompanySignIn csrf={await csrfToken()} name={companyIs} next={safePath(String(next ?? ""), "")} />
      ) : null}
      {passkeysPossible() ? <PasskeySignIn next={safePath(String(next ?? ""), "")} /> : <NoPasskeysHere />}
    </DoorPage>
  );
}
