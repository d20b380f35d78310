import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Only what needs types: Biome does the rest, faster. A rule that Biome also has stays off here. */
const typedRules = [
  "await-thenable",
  "no-array-delete",
  "no-base-to-string",
  "no-floating-promises",
  "no-for-in-array",
  "no-implied-eval",
  "no-misused-promises",
  "no-mixed-enums",
  "no-redundant-type-constituents",
  "no-unnecessary-boolean-literal-compare",
  "no-unnecessary-type-assertion",
  "no-unsafe-argument",
  "no-unsafe-assignment",
  "no-unsafe-call",
  "no-unsafe-enum-comparison",
  "no-unsafe-member-access",
  "no-unsafe-return",
  "no-unsafe-unary-minus",
  "only-throw-error",
  "prefer-promise-reject-errors",
  "restrict-plus-operands",
  "return-await",
  "switch-exhaustiveness-check",
  "unbound-method",
  "use-unknown-in-catch-callback-variable",
];

const strict = Object.assign({}, ...tseslint.configs.strictTypeChecked.map(({ rules }) => rules ?? {}));
const chosen = Object.fromEntries(
  typedRules.map((name) => [`@typescript-eslint/${name}`, strict[`@typescript-eslint/${name}`] ?? "error"]),
);

export default defineConfig([
  globalIgnores(["**/generated/**", ".next/**", "**/*.mjs", "next-env.d.ts"]),
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: process.cwd() },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      ...chosen,
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      "@typescript-eslint/return-await": ["error", "error-handling-correctness-only"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      // Event handlers of React may be asynchronous; what they reject with reaches the page's error reporting.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // Vitest's matchers hand out methods and untyped shapes by design.
    files: ["**/*.test.ts", "e2e/**/*.ts", "server/accounts/tests/**/*.ts"],
    rules: Object.fromEntries(
      [
        "unbound-method",
        "no-unsafe-argument",
        "no-unsafe-assignment",
        "no-unsafe-member-access",
        "no-unsafe-return",
      ].map((name) => [`@typescript-eslint/${name}`, "off"]),
    ),
  },
]);
