"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import { useAssign } from "./assign-button";

type NeedsAnotherProps = {
  review: StageReviewDto;
  colleagues: readonly { readonly accountId: string; readonly name: string }[];
  mayHandOver: boolean;
};

/** Whoever approved IDENTITY does not approve FINAL: they hand it over here, or give it back. */
export function NeedsAnother({ review, colleagues, mayHandOver }: NeedsAnotherProps) {
  const { assign, isPending } = useAssign(review);
  const [chosen, setChosen] = useState("");
  const found = colleagues.find(({ accountId }) => accountId === chosen);
  return (
    <section aria-labelledby="needs-another" className="mt-5">
      <h2 id="needs-another" className="font-semibold">
        Needs another reviewer
      </h2>
      <p className="mt-1 mb-2 text-muted-fg">
        You approved the identity of this seller. Somebody else decides the last stage.
      </p>
      {mayHandOver ? (
        <div className="flex flex-wrap items-end gap-2">
          <SelectField
            id="another-reviewer"
            label="Hand it to"
            placeholder="Choose a colleague"
            options={colleagues.map(({ accountId: value, name: label }) => ({ value, label }))}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className="w-52"
          />
          <Button
            busy={isPending}
            onClick={() => {
              if (found) assign(found.accountId, `Handed to ${found.name}`);
            }}
          >
            Assign
          </Button>
        </div>
      ) : review.assignee?.isMe ? (
        <Button busy={isPending} onClick={() => assign(null, "Given back: a colleague can take it")}>
          Give it back
        </Button>
      ) : (
        <p className="text-muted-fg">It waits in the list for a colleague to take it.</p>
      )}
    </section>
  );
}
