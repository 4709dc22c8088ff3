import { type LoopbackReply, type LoopbackRequest, json } from "./exchange.ts";
import type { Accounts } from "./open-accounts.ts";

/** CreateToken of SSO-OIDC: a known refresh token gives the sign-in's access token anew. */
export function ssoOidc(request: LoopbackRequest, accounts: Accounts): LoopbackReply {
  const given = refreshTokenIn(request.body);
  const signIn = accounts.facts.signIns?.find(
    ({ refreshToken }) => refreshToken !== undefined && refreshToken === given,
  );
  if (signIn === undefined)
    return json(
      400,
      { error: "invalid_grant", error_description: "Invalid refresh token provided" },
      { "x-amzn-errortype": "InvalidGrantException" },
    );
  const { accessToken, refreshToken } = signIn;
  return json(200, { accessToken, refreshToken, expiresIn: 28_800, tokenType: "Bearer" });
}

function refreshTokenIn(body: string): unknown {
  try {
    const fields: unknown = JSON.parse(body);
    return typeof fields === "object" && fields !== null && "refreshToken" in fields ? fields.refreshToken : null;
  } catch {
    return null;
  }
}
