// Checked with the rest of the product's sources; here only because Vite starts from this folder.
import "../src/web-app.ts";
