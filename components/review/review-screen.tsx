"use client";

import { useSearchParams } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useEffect } from "react";
import { dismissToast, showToast } from "@/components/ui/toast-store";
import { ignoredParts, reviewAddress, type ViewWord, viewOf } from "./review-address";
import { ReviewView } from "./review-view";
import { useTakingUp } from "./use-taking-up";

/** The review queue: views, list, and the case that is open. What is seen stands in the address. */
export function ReviewScreen() {
  const [address, setAddress] = useQueryStates(reviewAddress, { history: "replace" });
  useIgnoredNotice();
  useTakingUp();
  return (
    <ReviewView
      key={`${address.view} ${address.sample ?? ""}`}
      view={viewOf(address.view)}
      viewWord={address.view}
      sample={address.sample}
      chosenId={address.sel}
      tab={address.tab}
      onWholeQueue={() => void setAddress({ sample: null, sel: null }, { history: "push" })}
      onView={(view: ViewWord) => void setAddress({ view, sel: null }, { history: "push" })}
      onSelect={(sel, isStep) => void setAddress({ sel }, { history: isStep ? "replace" : "push" })}
      onTab={(tab) => void setAddress({ tab }, { history: "push" })}
    />
  );
}

/** Says once what of the address was left aside. */
function useIgnoredNotice(): void {
  const query = useSearchParams();
  const ignored = ignoredParts(new URLSearchParams(query.toString())).join(", ");
  useEffect(() => {
    if (ignored === "") return;
    const toast = showToast({ tone: "info", message: `Ignored: ${ignored}` });
    return () => dismissToast(toast);
  }, [ignored]);
}
