import type { ReactNode } from "react";
import { LegalPage, LegalSection } from "./legal-page";

/** Whose work the pages stand on, where its licence asks to be named. */
export function NoticesPage({ strip }: { strip?: ReactNode }) {
  return (
    <LegalPage title="Sources and licences" lead="Work of others that these pages stand on." strip={strip}>
      <LegalSection id="countries" title="Countries of internet addresses">
        <p>
          The table that tells the country of an internet address is{" "}
          <a href="https://github.com/sapics/ip-location-db" className="link-public">
            ip-location-db
          </a>{" "}
          (geo-whois-asn-country). Its data is that of the{" "}
          <a href="https://www.nro.net/" className="link-public">
            Number Resource Organization
          </a>{" "}
          and the regional internet registries, under{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/" className="link-public">
            CC BY 4.0
          </a>
          . It is used as it is, on this server alone.
        </p>
      </LegalSection>
      <LegalSection id="software" title="Software">
        <p>
          Goodstanding is open source under the Apache License 2.0. The typeface is Geist, under the SIL Open Font
          License 1.1. Each library that it uses comes with its own licence, in the source.
        </p>
      </LegalSection>
    </LegalPage>
  );
}
