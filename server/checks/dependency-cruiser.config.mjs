/**
 * Who may import whom. Every rule says in its comment how to get out of it; `npm run check` prints that comment.
 * Paths are relative to the project's root.
 */
const domain = "^server/accounts/domain/";
const application = "^server/accounts/application/";
const inbound = "^server/accounts/adapters/inbound/";
const outbound = "^server/accounts/adapters/outbound/";
const persistence = `${outbound}persistence/`;
const outbox = "^server/accounts/outbox/";
const readModel = "^server/accounts/read-model/";
const tests = "^(server/accounts/tests|components/tests|e2e)/";
const composition =
  "^server/(composition-root|accounts/(accounts-(module|adapters|worker|events|broker)|installation|(second-factor|document|api|message|own-page)-adapters))\\.ts$";
const ours = "^(app|components|server|proxy|instrumentation)";
const packages = "node_modules/";

const typesAside = { dependencyTypesNot: ["type-only"] };

const inside = [
  {
    name: "domain-knows-nobody",
    comment:
      "The domain imports the domain alone: no package, no Node module, no outer layer. Pass the value in as a fact " +
      "(a date, an id, a policy), or declare a port in application/ports/outbound. Only phone.ts and business-phone.ts may use libphonenumber-js.",
    from: { path: domain },
    to: { pathNot: [domain, `^${packages}libphonenumber-js/`] },
  },
  {
    name: "only-phone-parses-numbers",
    comment:
      "Only phone.ts and business-phone.ts of domain/value-objects use libphonenumber-js. Call parsePhone or parseBusinessPhone.",
    from: { pathNot: [`${domain}value-objects/(business-)?phone\\.ts$`, tests] },
    to: { path: `^${packages}libphonenumber-js/` },
  },
  {
    name: "application-knows-domain",
    comment:
      "Use cases, ports and DTOs import the domain, each other and zod. What they need from outside is a port in " +
      "application/ports/outbound, implemented in adapters/outbound and plugged in by accounts-module.ts.",
    from: { path: application },
    to: { pathNot: [domain, application, `^${packages}zod/`] },
  },
  {
    name: "schemas-run-in-the-browser",
    comment:
      "A *.schema.ts travels to the browser: it imports zod/mini, the domain's vocabulary, DTOs and other schemas, " +
      "nothing else.",
    from: { path: `${application}.*\\.schema\\.ts$` },
    to: {
      pathNot: [
        `${domain}(value-objects|policies|result)`,
        `${application}dto/`,
        `${application}.*\\.schema\\.ts$`,
        `^${packages}zod/(v4-)?mini`,
        `^${packages}zod/v4/mini`,
      ],
    },
  },
  {
    name: "dtos-are-shapes",
    comment:
      "A DTO travels to the browser: it imports the domain's vocabulary and other DTOs. Work belongs in a use case.",
    from: { path: `${application}dto/` },
    to: { ...typesAside, pathNot: [domain, `${application}dto/`] },
  },
  {
    name: "saga-and-projections-are-pure",
    comment:
      "Sagas and projections import domain and application only. They return commands or rows; someone else acts.",
    from: { path: ["^server/accounts/saga/", `${readModel}projections/`] },
    to: { pathNot: [domain, application, "^server/accounts/saga/", `${readModel}projections/`] },
  },
];

const adapters = [
  {
    name: "inbound-decides-nothing",
    comment:
      "An inbound adapter calls use cases. Rules live in aggregates, policies and services: move the decision into a use " +
      "case, or import only the type.",
    from: { path: inbound },
    to: { path: `${domain}(aggregates|policies|domain-services)/`, ...typesAside },
  },
  {
    name: "inbound-not-to-outbound",
    comment:
      "An inbound adapter reaches storage and services through a use case or a query that accounts-module.ts hands it.",
    from: { path: inbound },
    to: { path: [outbound, outbox, `${readModel}(queries|rebuild)/`], ...typesAside },
  },
  {
    name: "outbound-serves-ports",
    comment:
      "An outbound adapter implements ports. It imports domain, application ports and DTOs, platform and packages.",
    from: { path: outbound },
    to: {
      path: ours,
      pathNot: [domain, `${application}(ports|dto)/`, outbound, outbox, "^server/platform/"],
    },
  },
  {
    name: "sql-stays-in-persistence",
    comment:
      "Prisma, pg and SQL live in persistence, outbox, read-model/{queries,rebuild} and the platform. Elsewhere call a " +
      "repository, a query or a use case.",
    from: {
      path: ours,
      pathNot: [persistence, outbox, `${readModel}(queries|rebuild)/`, "^server/platform/", "^server/cli/", tests],
    },
    to: { path: [`^${packages}(pg|@prisma)/`, `${persistence}generated/`], ...typesAside },
  },
  {
    name: "only-composition-names-adapters",
    comment: "Only accounts-module.ts and composition-root.ts name concrete adapters. Take the port as a parameter.",
    from: {
      path: "^server/",
      pathNot: [outbound, outbox, readModel, composition, tests, "^server/cli/", "^server/platform/database\\.ts$"],
    },
    to: { path: outbound, ...typesAside },
  },
  {
    name: "commands-use-the-composition",
    comment: "A command takes use cases and queries from composition-root.ts; it does not build adapters of its own.",
    from: { path: "^server/cli/", pathNot: "^server/cli/bench/" },
    to: { path: [outbound, inbound], ...typesAside },
  },
  {
    name: "platform-has-no-business",
    comment: "The platform knows no business words. Move the code to the adapter that needs it, or pass it in.",
    from: { path: "^server/platform/", pathNot: "^server/platform/database\\.ts$" },
    to: { path: ours, pathNot: "^server/platform/" },
  },
];

const browser = [
  {
    name: "frameworks-stay-outside",
    comment:
      "next, react and next-auth belong to app, components, inbound adapters, server/trpc/{context,caller} and proxy.ts. The rest " +
      "of the server takes plain values.",
    from: { path: "^server/", pathNot: [inbound, "^server/trpc/(context|caller)\\.tsx?$", tests] },
    to: { path: `^${packages}(next|react|react-dom|next-auth)/` },
  },
  {
    name: "components-know-shapes-only",
    comment:
      "Components import each other, schemas, and the types of DTOs and of the app router (`import type`). Data comes " +
      "through tRPC; a rule belongs on the server.",
    from: { path: "^components/" },
    to: {
      path: "^(server|app|proxy|instrumentation)",
      pathNot: [`${application}.*\\.schema\\.ts$`, `${application}dto/(refusal-sentences|role-words)\\.ts$`],
      ...typesAside,
    },
  },
  {
    name: "components-types-of-dtos",
    comment:
      "Even as types, components see DTOs, schemas, domain vocabulary and the app router, not repositories or adapters.",
    from: { path: "^components/" },
    to: {
      path: "^server/",
      pathNot: [application, `${domain}(value-objects|exceptions|policies)/`, "^server/trpc/app-router\\.ts$"],
    },
  },
  {
    name: "ui-is-free-of-the-domain",
    comment: "components/ui imports nothing of ours. A piece that knows the domain's words belongs in components/kit.",
    from: { path: "^components/ui/" },
    to: { path: ours, pathNot: "^components/ui/" },
  },
  {
    name: "kit-stands-on-ui",
    comment:
      "components/kit imports the kit and the ui, schemas and types. A piece of one feature belongs to that feature.",
    from: { path: "^components/kit/" },
    to: { path: "^components/", pathNot: "^components/(ui|kit)/" },
  },
  {
    name: "charts-and-shortcuts-stand-on-ui",
    comment: "Shared folders import ui, kit and each other downwards, never a feature.",
    from: { path: "^components/(charts|proof|shortcuts|trpc)/" },
    to: { path: "^components/", pathNot: "^components/(ui|kit|charts|proof|shortcuts|trpc)/" },
  },
  {
    name: "features-do-not-meet",
    comment:
      "A feature never imports another feature. Move what both need to components/kit, or compose them in the page.",
    from: { path: "^components/([^/]+)/", pathNot: "^components/(ui|kit|charts|proof|shell|shortcuts|trpc|tests)/" },
    to: {
      path: "^components/",
      pathNot: ["^components/$1/", "^components/(ui|kit|charts|proof|shell|shortcuts|trpc)/"],
    },
  },
  {
    name: "pages-hand-over",
    comment:
      "app imports components and server/trpc. Routes under app/api, public pages and the actions of forms may also " +
      "import their inbound adapter; anything else belongs behind one of them.",
    from: { path: "^app/" },
    to: {
      path: "^server/",
      pathNot: ["^server/trpc/", `${inbound}(rest|next-auth)/`, `${application}.*\\.schema\\.ts$`],
      ...typesAside,
    },
  },
  {
    name: "nobody-imports-app",
    comment: "Nobody imports app/. Move the shared piece to components or server.",
    from: { pathNot: "^(app|e2e)/" },
    to: { path: "^app/" },
  },
];

const everywhere = [
  {
    name: "no-cycles",
    comment: "Two files that import each other are one thought: join them, or move what both need to a third.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-orphans",
    comment: "Nobody imports this file. Use it or delete it.",
    from: {
      orphan: true,
      pathNot: [
        "\\.d\\.ts$",
        "^app/",
        "^(proxy|instrumentation)\\.ts$",
        "\\.config\\.(ts|mjs)$",
        "^server/(platform|checks)/[^/]+\\.mjs$",
        tests,
      ],
    },
    to: {},
  },
  {
    name: "no-barrels",
    comment: "No index.ts: import the file, not the folder. The path tells the layer.",
    from: {},
    to: { path: "^(app|components|server|e2e)/.*/index\\.tsx?$" },
  },
  {
    name: "no-tests-in-production",
    comment: "Production code must not import test code. Move what both need into production code.",
    from: { pathNot: tests },
    to: { path: tests },
  },
  {
    name: "no-dev-packages-in-production",
    comment: "A package that production code imports belongs to `dependencies`.",
    from: { path: ours, pathNot: [tests, "\\.config\\.(ts|mjs)$", "^server/(cli/(test|check|journeys)|checks/)"] },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "everything-resolves",
    comment: "This import leads nowhere. Correct the path, or add the package to package.json.",
    from: {},
    to: { couldNotResolve: true, pathNot: `${persistence}generated/` },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...inside, ...adapters, ...browser, ...everywhere].map((rule) => ({ severity: "error", ...rule })),
  options: {
    doNotFollow: { path: ["node_modules", `${persistence}generated/`] },
    exclude: { path: "\\.(css|json|svg)$" },
    tsConfig: { fileName: "tsconfig.json" },
    // Types count as imports: a layer that knows another's types knows the other.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
