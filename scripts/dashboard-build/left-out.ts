import { fileURLToPath } from "node:url";

const WAITING_REALTIME = fileURLToPath(new URL("waiting-realtime.ts", import.meta.url));

/** A module that one file of a package imports, and what stands for it in a build. */
export type LeftOut = { source: string; importer: RegExp; code: string };

const NO_JSON_SCHEMA = `
  const leftOut = () => {
    throw new Error("Cannot make a JSON Schema: this build leaves that out");
  };
  export {
    leftOut as createStandardJSONSchemaMethod,
    leftOut as createToJSONSchemaMethod,
    leftOut as extractDefs,
    leftOut as finalize,
    leftOut as handleUnrepresentable,
    leftOut as initializeContext,
    leftOut as processSchema,
  };`;

/** How zod names what turns each of its types into a JSON Schema. */
const PROCESSED = [
  ...["string", "number", "boolean", "bigint", "symbol", "null", "undefined", "void", "never"],
  ...["any", "unknown", "date", "enum", "literal", "nan", "templateLiteral", "file", "success"],
  ...["custom", "function", "transform", "map", "set", "array", "object", "union", "tuple"],
  ...["intersection", "record", "nullable", "nonoptional", "default", "prefault", "catch"],
  ...["pipe", "readonly", "promise", "optional", "lazy"],
];

/** What packages bring along and the dashboard's first page does not need. */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    // The dashboard keeps no files; supabase-js makes this client all the same.
    source: "@supabase/storage-js",
    importer: /supabase-js\/dist\//,
    code: `
      export class StorageClient {}
      export class StorageApiError extends Error {}`,
  },
  {
    source: "@supabase/realtime-js",
    importer: /supabase-js\/dist\//,
    code: `
      import { waitingRealtime } from ${JSON.stringify(WAITING_REALTIME)};
      export const RealtimeClient = waitingRealtime(
        () => import("lean:realtime").then((module) => module.RealtimeClient),
      );`,
  },
  {
    // Administration needs the secret key, which no browser has; but people sign out through it.
    source: "./GoTrueAdminApi",
    importer: /auth-js\/dist\//,
    code: `
      export default class GoTrueAdminApi {
        constructor({ url, headers, fetch }) {
          const done = () => ({ error: null });
          // Who signs out leaves this browser, also while the server cannot be reached.
          this.signOut = (jwt, scope) =>
            (fetch ?? globalThis.fetch)(url + "/logout?scope=" + scope, {
              method: "POST",
              headers: { ...headers, Authorization: "Bearer " + jwt },
            }).then(done, done);
        }
      }`,
  },
  {
    // The sign-in page offers no passkeys: this answers like a browser that has none.
    source: "./lib/webauthn",
    importer: /auth-js\/dist\//,
    code: `
      export class WebAuthnApi {}
      export const browserSupportsWebAuthn = () => false;
      export const webAuthnAbortService = { cancelCeremony() {} };
      const leftOut = () => {
        throw new Error("Cannot use passkeys: this build leaves them out");
      };
      export {
        leftOut as createCredential,
        leftOut as deserializeCredentialCreationOptions,
        leftOut as deserializeCredentialRequestOptions,
        leftOut as getCredential,
        leftOut as serializeCredentialCreationResponse,
        leftOut as serializeCredentialRequestResponse,
      };`,
  },
  // zod's schemas parse here; none is turned into a JSON Schema.
  {
    source: "../core/to-json-schema.js",
    importer: /zod\/v4\/classic\/schemas\.js$/,
    code: NO_JSON_SCHEMA,
  },
  {
    source: "./to-json-schema.js",
    importer: /zod\/v4\/core\/json-schema-processors\.js$/,
    code: NO_JSON_SCHEMA,
  },
  {
    source: "../core/json-schema-processors.js",
    importer: /zod\/v4\/classic\/schemas\.js$/,
    code: `
      const leftOut = () => {
        throw new Error("Cannot make a JSON Schema: this build leaves that out");
      };
      export { ${PROCESSED.map((type) => `leftOut as ${type}Processor`).join(", ")} };
      export const aggregateChecks = leftOut;`,
  },
  {
    // Nobody signs in with an Ethereum wallet.
    source: "./lib/web3/ethereum",
    importer: /auth-js\/dist\//,
    code: `
      const leftOut = () => {
        throw new Error("Cannot sign in with a wallet: this build leaves that out");
      };
      export {
        leftOut as createSiweMessage,
        leftOut as fromHex,
        leftOut as getAddress,
        leftOut as toHex,
      };`,
  },
  {
    // What zod says of bad input is read by nobody here: people are told in words of the catalogue.
    source: "../locales/en.js",
    importer: /zod\/v4\/classic\/schemas\.js$/,
    code: "export default () => ({ localeError: ({ code }) => `Invalid input: ${code}` });",
  },
];
