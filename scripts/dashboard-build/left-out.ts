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
    // Administration needs the secret key, which no browser has.
    source: "./GoTrueAdminApi",
    importer: /auth-js\/dist\//,
    code: "export default class GoTrueAdminApi {}",
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
];
