import type { FileProvenance } from "../model/provenance.ts";

/** What only a person can do about a line whose value an SDK refuses. */
export function lineAdvice({ path, line, key }: FileProvenance): string {
  const where = `line ${line} of ${path}`;
  switch (key?.toLowerCase()) {
    case "ca_bundle":
      return `put the certificates where ${where} says, or take the line out`;
    case "region":
    case "sso_region":
      return `write a region on ${where}, or take the line out`;
    case "services":
      return `add the section that ${where} names, [services NAME], or take the line out`;
    case "credential_source":
      return `on ${where} write Environment, Ec2InstanceMetadata or EcsContainer; for a token's role write source_profile instead, and name a profile with role_arn and web_identity_token_file`;
    default:
      return `mend ${where}`;
  }
}
