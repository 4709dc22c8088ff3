/**
 * A URL as curl reads it: without a scheme it is http; another one than http's leads nowhere (goldens
 * `mut-chains-imds-endpoint-no-scheme`, `mut-a-imds-at-ftp169254169254`).
 */
export function curlUrl(written: string): string | null {
  const text = written.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  const url = scheme === undefined ? `http://${text}` : text;
  return (scheme ?? "http").startsWith("http") ? url : null;
}
