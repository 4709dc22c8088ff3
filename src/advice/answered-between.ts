import type { Fix } from "../model/finding.ts";
import type { Endpoint, Failure, Question } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";
import { byHand } from "./by-hand.ts";

/** Why a call to AWS brought nothing, where it is nobody's settings: who answered in AWS's place, or what AWS minds. */
export interface AnsweredBetween {
  /** A sentence. */
  readonly words: string;
  readonly fix: Fix;
}

/** Set by network time: systemd, and WSL, whose clock stands still while Windows sleeps. */
export const SET_THE_CLOCK =
  "set the clock by network time, for instance: timedatectl set-ntp true; in WSL: sudo hwclock -s";

/** The last call that was answered by no one of AWS's, or refused for a reason that passes; null: none was. */
export function answeredBetween({ asked }: Resolution): AnsweredBetween | null {
  for (const { question, answer } of [...asked].reverse()) {
    const host = hostAsked(question);
    if (host === null) continue;
    if (answer.kind === "failure") return failureBetween(host, answer.failure);
    // A whole answer, or one that a walk took for granted: what came before it is made good.
    if (answer.kind !== "incomplete") return null;
    return answer.missing.length === 0 && answer.cut !== true ? null : lacking(host, answer.missing[0] ?? null);
  }
  return null;
}

/** Null: it goes to none of AWS's services. */
function hostAsked(question: Question): string | null {
  switch (question.kind) {
    case "assume-role":
    case "assume-role-with-web-identity":
    case "sso-role-credentials":
    case "sso-refresh-token":
    case "login-refresh-token":
      return hostOf(question.endpoint);
    default:
      return null;
  }
}

const hostOf = ({ url }: Endpoint): string => (URL.canParse(url) ? new URL(url).host : url);

/** @param host of AWS's, where the call was to go. Null: AWS itself refused, or was not reached at all. */
export function failureBetween(host: string, failure: Failure): AnsweredBetween | null {
  if (failure.kind === "clock-skew") return wrongClock(host, failure);
  if (failure.kind === "throttled") return throttled(host, failure);
  if (failure.code === "ECONNRESET")
    return {
      words: `${host} was reached, and the connection was closed without an answer: a firewall or a proxy in between.`,
      fix: lookYourself(host, "who closes it"),
    };
  return failure.reply === undefined || isNamed(failure) ? null : someoneElse(host, failure);
}

/** AWS's own code, if at another place than usual. */
const isNamed = ({ code, reply }: Failure): boolean =>
  Object.values(reply?.codes ?? {}).some((named) => named === code) && reply?.form !== "html";

function wrongClock(host: string, { clockSkew }: Failure): AnsweredBetween {
  const off = clockSkew === undefined ? null : Math.round(clockSkew);
  const by = off === null ? "not AWS's" : `${lasting(Math.abs(off))} ${off > 0 ? "ahead of" : "behind"} AWS's`;
  return {
    words: `This machine's clock is ${by}, and ${host} takes no signature that is dated so.`,
    fix: byHand(SET_THE_CLOCK),
  };
}

const lasting = (seconds: number): string =>
  seconds < 120
    ? `${seconds} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3600)} h`;

const throttled = (host: string, { code }: Failure): AnsweredBetween => ({
  words: `${host} is asked too often (${code ?? "429"}): the credentials are not refused.`,
  fix: byHand("wait a minute and try again; have fewer programs start at once, or share one session between them"),
});

const lookYourself = (host: string, what: string): Fix => byHand(`see ${what}: curl -sSi https://${host}/`);

function someoneElse(host: string, { reply }: Failure): AnsweredBetween | null {
  if (reply === undefined) return null;
  const { status, form } = reply;
  if (status === 407)
    return {
      words: `A proxy on the way to ${host} wants a name and a password (407).`,
      fix: byHand("put them into the proxy's URL: export HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT"),
    };
  if (form === "html" && (status < 400 || status === 511))
    return {
      words: `A web page came in ${host}'s place: this network wants you to sign in, or a proxy shows a page of its own.`,
      fix: byHand(`open a page in a browser and sign in to the network; see what answers: curl -sSi https://${host}/`),
    };
  if (status >= 300 && status < 400)
    return {
      words: `${host} is redirected to somebody else (${status}): this network wants you to sign in.`,
      fix: byHand(
        `open a page in a browser and sign in to the network; see where it leads: curl -sSi https://${host}/`,
      ),
    };
  if (status >= 500)
    return {
      words: `${host} cannot be had at the moment (${status}): a proxy or a load balancer said so, not AWS itself.`,
      fix: byHand(
        "try again in a minute; if it lasts, look at https://health.aws.amazon.com and at the proxy in between",
      ),
    };
  if (status >= 400)
    return {
      words: `${status === 403 ? "A firewall or a proxy" : "Somebody else than AWS"} answered in ${host}'s place with ${status}.`,
      fix: byHand(
        `have ${host} let through by whoever runs the firewall or the proxy; see who answers: curl -sSi https://${host}/`,
      ),
    };
  return {
    words: `What answered in ${host}'s place did not answer as AWS does.`,
    fix: lookYourself(host, "who it is"),
  };
}

const lacking = (host: string, name: string | null): AnsweredBetween => ({
  words: `The answer of ${host} ${name === null ? "breaks off" : `has no ${name}`}: AWS's own has it, so an emulator or a proxy answered.`,
  fix: lookYourself(host, "who answers"),
});
