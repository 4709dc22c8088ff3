import type { CodeSite } from "../../model/code-site.ts";
import { jsonValue } from "./documents/json-value.ts";
import type { TextReader, TreeOf } from "./site-reader.ts";
import { entriesOf } from "./terraform/terraform-entry.ts";
import { jsonEntries } from "./terraform/terraform-json.ts";
import { terraformSites } from "./terraform/terraform-sites.ts";

/** Terraform and OpenTofu in both their syntaxes, and Terragrunt. */
export const terraform = {
  language: "terraform",
  isOne: (path) => /\.(?:tf|tofu)(?:\.json)?$|(?:^|\/)(?:terragrunt|root)\.hcl$/.test(path),
  words: ['"aws"', '"awscc"', '"s3"', "AWS_", "secret_key", "access_key"],
  grammarOf: null,
  holds: ["terraform"],
  sitesOf: (text: string, path: string, treeOf: TreeOf): readonly CodeSite[] => {
    if (path.endsWith(".json")) return terraformSites(jsonEntries(jsonValue(text)));
    const root = treeOf("terraform", text);
    return root === null ? [] : terraformSites(entriesOf(root));
  },
} satisfies TextReader;
