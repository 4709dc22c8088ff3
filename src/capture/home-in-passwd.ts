/** The home folder of a user in the text of /etc/passwd; null: the user is not in it. */
export function homeInPasswd(passwd: string, user: number | null): string | null {
  const account = passwd.split("\n").find((line) => line.split(":")[2] === String(user));
  return account?.split(":")[5] ?? null;
}
