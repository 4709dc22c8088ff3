import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// A time without a zone is the machine's that is looked at, never that of whoever looks: in UTC nobody would see the difference.
process.env["TZ"] = "Asia/Kathmandu";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests make their own environment; what this machine exports must not reach them.
    env: { AWS_CA_BUNDLE: "", HTTPS_PROXY: "", HTTP_PROXY: "", https_proxy: "", http_proxy: "" },
    testTimeout: 60_000,
    // Left to itself vitest keeps one core for its own; of two, as most runners have, that is half the machine.
    maxWorkers: availableParallelism(),
  },
});
