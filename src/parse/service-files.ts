/** As serverless looks for its service's file (lib/cli/resolve-configuration-path.js, 3.40.0); one in JavaScript is not run here. */
export const SERVICE_FILES = ["serverless.yml", "serverless.yaml", "serverless.json"] as const;
