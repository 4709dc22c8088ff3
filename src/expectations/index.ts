import type { ExpectationKey } from "../model/expectation.ts";
import type { ExpectationKind } from "./expectation-kind.ts";
import { account } from "./kinds/account.ts";
import { agree } from "./kinds/agree.ts";
import { arn } from "./kinds/arn.ts";
import { minLifetime } from "./kinds/min-lifetime.ts";
import { noLongLivedKeys } from "./kinds/no-long-lived-keys.ts";
import { partition } from "./kinds/partition.ts";
import { profile } from "./kinds/profile.ts";
import { region } from "./kinds/region.ts";
import { role } from "./kinds/role.ts";
import { source } from "./kinds/source.ts";

/** Every kind of expectation, in the order in which a report tells of them. */
export const EXPECTATION_KINDS = {
  account,
  role,
  arn,
  profile,
  source,
  region,
  partition,
  agree,
  "min-lifetime": minLifetime,
  "no-long-lived-keys": noLongLivedKeys,
} as const satisfies Readonly<Record<ExpectationKey, ExpectationKind>>;
