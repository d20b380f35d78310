import type { Metadata } from "next";
import { LostPage } from "@/components/shell/lost-page";
import { ButtonLink } from "@/components/ui/button-link";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <LostPage
      title="Page not found"
      lead="If you typed the address, check it. If you followed a link, the page has moved or is not yours to see."
      drawing="no-door"
      buttons={
        <>
          <ButtonLink href="/account" tone="primary" size="public">
            Go to your account
          </ButtonLink>
          <ButtonLink href="/" size="public">
            Start page
          </ButtonLink>
        </>
      }
    />
  );
}
