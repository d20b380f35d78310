import type { Metadata } from "next";
import Link from "next/link";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { DemoStrip } from "@/components/shell/demo-strip";
import { DoorPage } from "@/components/shell/door-page";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireNobody } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signUpAction } from "./actions";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage() {
  await requireNobody();
  return (
    <DoorPage
      title="Create an account"
      lead={
        <>
          Already have one?{" "}
          <Link href="/login" className="link-public">
            Sign in
          </Link>
        </>
      }
      sill="One account for buying and selling."
      strip={isDemo() ? <DemoStrip /> : null}
    >
      <SignUpForm action={signUpAction} csrf={await csrfToken()} />
    </DoorPage>
  );
}
