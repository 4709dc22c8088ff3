import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { type Call, siteAt, withVariables } from "./call.ts";
import { type Value, givenOf } from "./value.ts";

/*
 * boto 2.49.0: `boto.connect_s3(key, secret)`, `boto.s3.connect_to_region(region, …)`, and the connection classes that
 * both make, all with `aws_access_key_id`, `aws_secret_access_key`, `security_token` and `profile_name`.
 */

const KEYS = ["aws_access_key_id", "aws_secret_access_key"];
const SETTINGS = {
  aws_access_key_id: "access-key-id",
  aws_secret_access_key: "secret-access-key",
  security_token: "session-token",
  profile_name: "profile",
  region_name: "region",
  host: "endpoint",
} as const;

const isSetting = (name: string): name is keyof typeof SETTINGS => Object.hasOwn(SETTINGS, name);

/** What boto 2's own names make; null: no connection. */
export function boto2Call(path: string, call: Call): Value | null {
  const [, service, toRegion, connection] =
    /^boto\.(?:connect_(?!euca|gs|walrus|ia)(\w+)|(\w+)\.connect_to_region|(\w+)(?:\.\w+)*\.\w*(?:Connection|Layer1|Layer2))$/.exec(
      path,
    ) ?? [];
  const named = service ?? toRegion ?? connection;
  if (named === undefined) return null;
  const gives = givesOf(toRegion === undefined ? KEYS : ["region_name"], call);
  call.add(
    siteAt(call.node, {
      sdk: "boto2",
      kind: "client",
      call: path,
      service: named,
      gives: withVariables(call.scope, gives),
    }),
  );
  return { kind: "client", service: named, gives };
}

function givesOf(places: readonly string[], { args }: Call): readonly Given[] {
  const named = [...args.positional.map((given, place) => [places[place] ?? "", given] as const), ...args.keywords];
  const gives = named.flatMap(([name, argument]) => {
    if (name === "anon") return [givenAt("unsigned", COMPUTED, argument.node)];
    const given = isSetting(name) ? givenOf(SETTINGS[name], argument) : null;
    return given === null ? [] : [given];
  });
  return args.open === null ? gives : [...gives, givenAt("arguments", COMPUTED, args.open)];
}
