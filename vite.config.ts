import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { leanPackages } from "./scripts/dashboard-build/lean-packages.ts";

export default defineConfig({
  plugins: [react(), tailwindcss(), leanPackages()],
  // An address, not "localhost": the functions' CORS allow-list compares origins letter by letter.
  server: { host: "127.0.0.1", port: 5173 },
  // scripts/check-bundle.ts weighs what it lists.
  // A browser that knows no modulepreload loads the same a little later: no code for that.
  build: { manifest: true, modulePreload: { polyfill: false } },
  preview: { host: "127.0.0.1", port: 5173 },
});
