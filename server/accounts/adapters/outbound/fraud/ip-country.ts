import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Reader, type Response } from "mmdb-lib";
import { publicAddress } from "./ip-address";

/**
 * The country an address is registered in, from a table on this machine: "IP to country" by sapics, built from the
 * registries' data (NRO, CC BY 4.0). It tells where a network is registered, which is not always where somebody sits.
 * Opened at the first question; without the table nobody's country is told.
 */
export function ipCountry(file: string | null = packagedTable()): (ip: string | null) => string | null {
  let table: Reader<Response> | null = null;
  return (ip) => {
    const address = publicAddress(ip);
    if (!address || file === null) return null;
    table ??= new Reader<Response>(readFileSync(file));
    return countryCodeOf(table.get(address.text));
  };
}

/** From where the process stands upwards: bundled code can't ask where its own package lies. */
function packagedTable(): string | null {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, TABLE);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return null;
  }
}

const TABLE = "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";

/** The table's rows hold one field, under another name than the reader's types know. */
function countryCodeOf(row: unknown): string | null {
  const code = typeof row === "object" && row !== null && "country_code" in row ? row.country_code : null;
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) ? code : null;
}
