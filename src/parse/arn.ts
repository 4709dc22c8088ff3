/** The parts of an ARN that name a principal. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export function parseArn(text: string): Arn | null {
  const match = /^arn:([^:\s]*):([^:\s]*):([^:\s]*):([^:\s]*):(\S[^\n]*)$/.exec(text);
  if (match === null) return null;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}

/** The account of an ARN; null where it holds none of twelve digits. */
export function accountOfArn(text: string): string | null {
  const account = parseArn(text)?.account ?? "";
  return /^\d{12}$/.test(account) ? account : null;
}
