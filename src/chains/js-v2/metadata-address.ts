import type { SdkError } from "../../model/resolution.ts";
import { coded } from "./errors.ts";
import { type JsV2Session, loadConfig } from "./session.ts";

export type MetadataAddress =
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "fault"; readonly error: SdkError };

/** metadata_service/get_metadata_service_endpoint.js: read once, when the SDK is loaded; the mode's case counts. */
export function metadataAddress(session: JsV2Session): MetadataAddress {
  const custom = loadConfig(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
  if (custom !== null) return { kind: "address", url: custom.text };
  const mode = loadConfig(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode");
  switch (mode?.text ?? "IPv4") {
    case "IPv4":
      return { kind: "address", url: "http://169.254.169.254" };
    case "IPv6":
      return { kind: "address", url: "http://[fd00:ec2::254]" };
    default: {
      const message = `Unsupported endpoint mode: ${mode?.text ?? ""}`;
      return { kind: "fault", error: coded("Error", "bad-setting", message, mode?.provenance ?? null) };
    }
  }
}
