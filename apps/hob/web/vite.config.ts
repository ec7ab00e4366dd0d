import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./compressed.ts";

/** The web interface, built into `dist/web`, which the server serves. Packages are read from their sources. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  resolve: { conditions: ["hob-source", "browser", "module", "import", "default"] },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    // Says what needs what; the test of the page's weight reads it.
    manifest: true,
    // The policy of the server allows no inline scripts, and small files would become such.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // One style sheet, and one script for all that every page needs: a browser opens six connections at a time.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "shell", tags: ["$initial"] }],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": { target: "http://127.0.0.1:9000", ws: true } } },
});
