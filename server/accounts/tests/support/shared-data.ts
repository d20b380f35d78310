import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/server/platform/project-root";

/** Olist's public set, where this checkout stands beside it; null elsewhere: its licence keeps it out of the product. */
export function olistFolder(): string | null {
  const folder = join(projectRoot, "..", "shared", "data", "olist");
  return existsSync(join(folder, "olist_orders_dataset.csv")) ? folder : null;
}

/** Another set beside the checkout, by its path; null where it is not there. */
export function sharedData(...path: readonly string[]): string | null {
  const place = join(projectRoot, "..", "shared", "data", ...path);
  return existsSync(place) ? place : null;
}
