"use client";

import { useState } from "react";
import { MenuChoice } from "@/components/ui/menu";
import { type Density, parseDensity, preferenceCookies } from "./preferences";
import { remember } from "./remember";

const options = [
  { value: "compact", label: "Compact" },
  { value: "cosy", label: "Cosy" },
  { value: "comfortable", label: "Comfortable" },
] as const satisfies readonly { value: Density; label: string }[];

/** How close the rows stand: applied at once, kept on this browser. */
export function DensityChoice() {
  const [density, setDensity] = useState<Density>(
    () => parseDensity(document.documentElement.dataset["density"]) ?? "cosy",
  );
  return (
    <MenuChoice
      label="Density"
      value={density}
      options={options}
      onChange={(next) => {
        setDensity(next);
        document.documentElement.dataset["density"] = next;
        remember(preferenceCookies.density, next);
      }}
    />
  );
}
