"use client";

import { useId } from "react";
import { Button, type ButtonProps } from "./button";
import { Tooltip } from "./tooltip";

/** A button that stays reachable when it can't act, and says why to everybody (`blockedBecause`). */
export function ActionButton({ blockedBecause, onClick, ...props }: ButtonProps & { blockedBecause: string | null }) {
  const reasonId = useId();
  if (blockedBecause === null) return <Button {...props} onClick={onClick} />;
  return (
    <>
      <Tooltip text={blockedBecause}>
        <Button
          {...props}
          type="button"
          aria-disabled="true"
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
        />
      </Tooltip>
      <span id={reasonId} hidden>
        {blockedBecause}
      </span>
    </>
  );
}
