import { fileURLToPath } from "node:url";

/** The folder that holds package.json. For commands and tests; bundled code must not ask. */
export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");
