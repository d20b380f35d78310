"use client";

import { CopyButton } from "@/components/kit/id-text";
import { LostPage } from "@/components/shell/lost-page";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const code = error.digest ? `E-${error.digest}` : null;
  return (
    <LostPage
      title="This page did not load"
      lead="The fault is on our side. Nothing was changed. Try again, and if it happens again, send us this code."
      drawing="fallen-bar"
      code={
        code ? (
          <span className="inline-flex items-center gap-2 font-mono">
            {code}
            <CopyButton text={code} name="code" />
          </span>
        ) : null
      }
      buttons={
        <>
          <Button tone="primary" size="public" onClick={reset}>
            Try again
          </Button>
          <a href="/account" className={buttonLook("secondary", "public")}>
            Go to your account
          </a>
        </>
      }
    />
  );
}
