"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { buttonLook } from "@/components/ui/button-look";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";

/** What the reviewer just did, in a sentence. */
export type Told = { readonly stage: ApplicationStage; readonly sentence: string };

/** After a decision: what it did, and who comes next, one press away. */
export function NextApplication({ told, next }: { told: Told; next: StageReviewDto["next"] }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <div className="mt-3">
      <p role="status" className="flex gap-2">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" strokeWidth={1.75} />
        {told.sentence}
      </p>
      <Link
        ref={link}
        href={next ? `/console/sellers/${next.id}` : "/console/sellers"}
        className={buttonLook("primary", undefined, "mt-3 w-full justify-center")}
      >
        {next ? (
          <>
            Next: <bdi className="truncate">{next.storeName}</bdi>
          </>
        ) : (
          "Back to the list"
        )}
      </Link>
    </div>
  );
}
