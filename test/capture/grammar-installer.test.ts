import { expect, test } from "vitest";
import { grammarInstaller } from "../../src/capture/grammar-installer.ts";

test.each([
  ["/usr/local/lib/node_modules/awswho/dist/cli/scan.cjs", "npm install --global"],
  ["/home/u/.nvm/versions/node/v20.20.0/lib/node_modules/awswho/dist/cli/scan.cjs", "npm install --global"],
  ["C:\\Users\\u\\AppData\\Roaming\\npm\\node_modules\\awswho\\dist\\cli\\scan.cjs", "npm install --global"],
  ["/home/u/project/node_modules/awswho/dist/cli/scan.cjs", "npm install --prefix /home/u/project"],
  ["/home/u/my project/node_modules/awswho/dist/cli/scan.cjs", 'npm install --prefix "/home/u/my project"'],
  ["/home/u/.npm/_npx/0a1b/node_modules/awswho/dist/cli/scan.cjs", "npm install --global awswho"],
  ["/home/u/p/node_modules/.pnpm/awswho@0.1.0/node_modules/awswho/dist/cli/scan.cjs", "pnpm add"],
  ["/home/u/awswho/dist/cli/scan.cjs", "npm ci, in awswho's folder, brings"],
])("what installs a grammar for %s", (program, command) => {
  expect(grammarInstaller(program)).toBe(command);
});
