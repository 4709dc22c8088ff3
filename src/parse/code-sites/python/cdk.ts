import { type Call, siteAt } from "./call.ts";
import { UNKNOWN, type Value, givenOf } from "./value.ts";

/**
 * `cdk.Environment(account=…, region=…)` of the CDK 2, and of `aws_cdk.core` 1: where a stack goes. Both are given by name
 * alone. Who acts is the `cdk` command, a program of Node.js; null: another call.
 */
export function cdkCall(path: string, call: Call): Value | null {
  if (path !== "aws_cdk.Environment" && path !== "aws_cdk.core.Environment") return null;
  const gives = [...call.args.keywords].flatMap(([name, argument]) => {
    const given = name === "account" || name === "region" ? givenOf(name, argument) : null;
    return given === null ? [] : [given];
  });
  if (gives.length > 0) call.add(siteAt(call.node, { sdk: "cdk", kind: "tool", call: path, gives }));
  return UNKNOWN;
}
