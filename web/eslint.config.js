import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const FEATURES = ["auth", "bots", "calibration", "home", "people", "reviews", "roleplay", "rooms", "rubrics", "scorecard", "settings"];
const FAR = { regex: "^(\\.\\./){2,}", message: "Reach other folders through @/." };
const APP = { regex: "^@/app/", message: "shared ← features ← app: nothing imports the app." };
const INSIDE = "Another feature is reached through its api folder only.";

/** Shared code knows no feature; a feature knows of another one only what it asks the server for. */
const directions = [
  {
    files: ["src/{lib,components,api}/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [FAR, APP, { regex: "^@/features/", message: "Shared code knows no feature." }] }] },
  },
  {
    files: ["src/lib/**", "src/api/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [FAR, APP, { regex: "^@/(features|components)/", message: "lib and api are the floor." }] },
      ],
    },
  },
  ...FEATURES.map((name) => ({
    files: [`src/features/${name}/**`],
    rules: {
      "no-restricted-imports": ["error", { patterns: [FAR, APP, { regex: `^@/features/(?!${name}/)[^/]+/(?!api/)`, message: INSIDE }] }],
    },
  })),
];

export default ts.config(
  { ignores: ["dist", "src/api/schema.d.ts", "public"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  hooks.configs.flat.recommended,
  {
    rules: {
      complexity: ["error", 8],
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true }],
      "max-params": ["error", 5],
      "no-console": "error",
      "no-restricted-globals": ["error", { name: "fetch", message: "Use the client in @/lib/http." }],
      "no-restricted-properties": ["error", { property: "innerHTML", message: "Text only." }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  ...directions,
  { files: ["src/lib/http/*.ts", "src/features/auth/api/demo-logins.ts", "tests/**"], rules: { "no-restricted-globals": "off" } },
  { files: ["tests/**"], rules: { "max-lines-per-function": "off" } },
  { files: ["**/*.js"], extends: [ts.configs.disableTypeChecked] },
);
