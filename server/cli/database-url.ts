import type { Command } from "./command";

/** Prints the owner's connection string, for psql, backups and checks. */
export const databaseUrl: Command = {
  summary: "print the connection string of the owner role",
  usage: "database-url [--json]",
  run: async ({ runtime, json, print }) => {
    print(json ? JSON.stringify({ url: runtime.ownerUrl }) : runtime.ownerUrl);
    return 0;
  },
};
