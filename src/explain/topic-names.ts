import type { DocumentationTopic } from "../walk/chain-documentation.ts";

/** A topic's heading on an SDK's page. */
export const TOPIC_NAMES = {
  profile: "Profile",
  files: "Files",
  environment: "Environment",
  insideProfile: "Inside a profile",
  failure: "When a source fails",
  region: "Region",
  dialect: "How it reads INI",
  container: "Container",
  metadata: "Metadata switched off by",
} as const satisfies Record<DocumentationTopic, string>;
