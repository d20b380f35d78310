import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";

/** Read before another number is sent: what stands still meanwhile, and what does not. */
export function WhatHappensFirst({ inUse }: { inUse: string | null }) {
  return (
    <Notice className="mb-8">
      <h2 className="font-emphasis">What happens first</h2>
      <ul className="mt-1 list-disc ps-5">
        <li>We check the new number as we did the first one. A person looks at it.</li>
        <li>Nothing new can be listed until it is approved. Orders on the way go on, and so does your buying.</li>
        <li>
          {inUse ? (
            <>
              <span className="font-mono wrap-anywhere">{inUse}</span> stays in use until then.
            </>
          ) : (
            "Your shop has no number until then."
          )}
        </li>
      </ul>
    </Notice>
  );
}

/** A shop that stands still changes nothing that has to be looked at. */
export const NotWhilePaused = () => (
  <>
    <p className="max-w-[36em]">
      Your shop is paused while we look at something. You can change the GSTIN once it is open again; until then the one
      you have stays in use.
    </p>
    <p className="mt-6">
      <ButtonLink href="/sell/home" size="public">
        Back to your shop
      </ButtonLink>
    </p>
  </>
);
