/** What doctor looks at, in the order in which it tells: one tick a group where all is well. */
export const RULE_GROUPS = {
  answer: "Who you are here",
  environment: "Environment variables",
  profiles: "Profiles",
  files: "Settings files",
  roles: "Roles",
  "sign-in": "Sign-in (SSO, aws login)",
  processes: "Credential processes",
  metadata: "Instance and container metadata",
  region: "Regions and endpoints",
  network: "Network and clock",
  machine: "Home folder and permissions",
  "working-tree": "This folder",
  keys: "Access keys",
} as const;

export type RuleGroup = keyof typeof RULE_GROUPS;
