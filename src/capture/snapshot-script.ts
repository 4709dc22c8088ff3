import { KNOWN_JAVA_PROPERTIES, PLAIN_JAVA_PROPERTIES } from "../model/java-properties.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import { PLAIN_FIELDS } from "../parse/token-cache.ts";

/**
 * `awswho snapshot --sh`: a POSIX script that takes a snapshot where there is no Node: containers, pods, bare instances. It
 * needs sh, awk, sed, env and ls; it writes nothing but its standard output, and asks nobody. What it lets through is the
 * same allow-list, put into it here.
 */
export const snapshotScript = (version: string): string =>
  SCRIPT.replaceAll("@VERSION@", version)
    .replaceAll("@SETTINGS@", [...PLAIN_SETTINGS, "awsaccesskeyid"].join(" "))
    .replaceAll("@FIELDS@", [...PLAIN_FIELDS].join(" "))
    .replaceAll("@PROPERTIES@", [...KNOWN_JAVA_PROPERTIES].join(" "))
    .replaceAll("@PLAIN_PROPERTIES@", [...PLAIN_JAVA_PROPERTIES].join(" "));

const SCRIPT = String.raw`#!/bin/sh
# Takes a snapshot of what AWS SDKs read on this machine, without secrets, for: awswho --from FILE
# Made by awswho @VERSION@. Run it where the program runs:  sh this-script > machine.json
# It reads; it changes nothing and asks nobody. Secret keys, tokens, comments and unknown values are masked.
set -u
locale=$(printenv LC_ALL || true)
LC_ALL=C
export LC_ALL
home=$(printenv HOME || echo /)
settings=" @SETTINGS@ "
fields=" @FIELDS@ "
properties=" @PROPERTIES@ "
plain_properties=" @PLAIN_PROPERTIES@ "

# A text as the inside of a JSON string.
escaped='function escaped(text,  out, i, c) {
  out = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\\" || c == "\"") out = out "\\" c
    else if (c == "\t") out = out "\\t"
    else if (c == "\r") out = out "\\r"
    else if (c < " ") out = out "?"
    else out = out c
  }
  return out
}
function masked(text) { gsub(/[\200-\377]+/, "\303\251", text); gsub(/[^] \303\251\t\r"'"'"'()[{}<>=:,;#%$|&\\!*?~]/, "x", text); return text }'

# Settings files: headers and keys stay, and the values of settings that are known to be no secret.
of_settings="$escaped"'
function trimmed(text) { gsub(/^[ \t\r]+|[ \t\r]+$/, "", text); return text }
function is_piece(word) { return length(word) >= 8 && word !~ /[^A-Za-z0-9+\/]/ && word ~ /[A-Z]/ && (length(word) >= 16 || word ~ /[0-9+\/]/) }
function program(command,  words, n, i, out) {
  n = split(command, words, " "); out = ""
  for (i = 1; i <= n; i++)
    if (words[i] !~ /^[A-Za-z0-9_]+=/) { if (words[i] ~ /^[A-Za-z0-9_.\/~+@:-]+$/) out = words[i]; break }
  if (out == "") return masked(command)
  i = index(command, out)
  return masked(substr(command, 1, i - 1)) out masked(substr(command, i + length(out)))
}
{
  line = $0; body = line; sub(/^[ \t]+/, "", body)
  indent = substr(line, 1, length(line) - length(body))
  if (trimmed(body) == "" || body ~ /^#import[ \t]/) shown = line
  else if (body ~ /^[#;]/) shown = indent substr(body, 1, 1) masked(substr(body, 2))
  else if (body ~ /^\[/ || line ~ /^\357\273\277\[/) shown = match(line, /^.*\]/) ? substr(line, 1, RLENGTH) masked(substr(line, RLENGTH + 1)) : line
  else if (match(body, /[=:]/) == 0) shown = masked(line)
  else {
    key = substr(body, 1, RSTART - 1); rest = substr(body, RSTART); name = tolower(trimmed(key))
    match(rest, /^[=:][ \t]*/); gap = substr(rest, 1, RLENGTH); value = substr(rest, RLENGTH + 1)
    if (length(trimmed(key)) > 32 || trimmed(key) ~ /[^A-Za-z0-9_ .@\/-]/ || is_piece(trimmed(key))) key = masked(key)
    if (index(plain, " " name " ") > 0) { gsub(/:\/\/[^\/@ ]+@/, "://x@", value) }
    else if (name == "credential_process") value = program(value)
    else value = masked(value)
    shown = indent key gap value
  }
  printf "%s\\n", escaped(shown)
}'

# Token caches: JSON in which every text is masked but those known to be no secret.
of_json="$escaped"'
{
  rest = $0; shown = ""
  while (match(rest, /"[^"]*"[ \t]*:[ \t]*"([^"\\]|\\.)*"/)) {
    pair = substr(rest, RSTART, RLENGTH); shown = shown substr(rest, 1, RSTART - 1); rest = substr(rest, RSTART + RLENGTH)
    match(pair, /^"[^"]*"/); name = substr(pair, 2, RLENGTH - 2); tail = substr(pair, RLENGTH + 1)
    match(tail, /^[ \t]*:[ \t]*"/); gap = substr(tail, 1, RLENGTH); value = substr(tail, RLENGTH + 1, length(tail) - RLENGTH - 1)
    if (index(plain, " " name " ") == 0) { gsub(/\\./, "x", value); gsub(/./, "x", value) }
    shown = shown "\"" name "\"" gap value "\""
  }
  printf "%s\\n", escaped(shown rest)
}'

# A JVM's options: what SDKs look up of them, the secret ones masked. None where quotes join words.
of_options="$escaped"'
/["'"'"']/ { exit }
{
  out = ""
  for (i = 1; i <= NF; i++) {
    at = index($i, "="); name = substr($i, 3, at - 3); value = substr($i, at + 1)
    if (at == 0 || substr($i, 1, 2) != "-D" || index(known, " " name " ") == 0) continue
    if (index(plain, " " name " ") == 0) value = masked(value)
    else gsub(/:\/\/[^\/@ ]*@/, "://x@", value)
    out = out (out == "" ? "" : " ") "-D" name "=" value
  }
  printf "%s", escaped(out)
}'

of_token="$escaped"'{ printf "%s%s", (NR > 1 ? "\\n" : ""), escaped(masked($0)) }'
of_passwd="$escaped"'BEGIN { FS = ":" } { printf "%s:x:%s:%s::%s:%s\\n", escaped($1), $3, $4, escaped($6), escaped($7) }'

quoted() { printf '%s' "$1" | awk "$escaped"'{ printf "%s%s", (NR > 1 ? "\\n" : ""), escaped($0) }'; }
options() { printf '%s' "$1" | tr '\n' ' ' | awk -v known="$properties" -v plain="$plain_properties" "$of_options"; }
hidden() { printf '%s' "$1" | awk "$of_token"; }

# The text of a file, by its kind.
text_of() {
  case $2 in
    json) awk -v plain="$fields" "$of_json" "$1" ;;
    token) awk "$of_token" "$1" ;;
    passwd) awk "$of_passwd" "$1" ;;
    *) awk -v plain="$settings" "$of_settings" "$1" ;;
  esac
}

status_of() {
  kind=other
  [ -f "$1" ] && kind=file
  [ -d "$1" ] && kind=folder
  numbers=$(stat -L -c '%a %u %Y' "$1" 2>/dev/null || stat -L -f '%Lp %u %m' "$1" 2>/dev/null || echo '')
  if [ -z "$numbers" ]; then mode=null owner=null modified=null
  else
    set -- $numbers
    mode=$(printf '%d' "0$1") owner=$2 modified="$3"000
  fi
  printf '{"kind":"%s","mode":%s,"owner":%s,"modified":%s}' "$kind" "$mode" "$owner" "$modified"
}

first=1
seen=' '
file() {
  [ -n "$1" ] || return 0
  case $seen in *" $1 "*) return 0 ;; esac
  seen="$seen$1 "
  [ $first = 1 ] || printf ',\n'
  first=0
  path=$(quoted "$1")
  if [ ! -e "$1" ]; then printf '{"path":"%s","status":null,"state":"absent"}' "$path"
  elif [ -d "$1" ]; then printf '{"path":"%s","status":%s,"state":"directory"}' "$path" "$(status_of "$1")"
  elif [ ! -r "$1" ]; then printf '{"path":"%s","status":%s,"state":"unreadable","code":"EACCES"}' "$path" "$(status_of "$1")"
  else printf '{"path":"%s","status":%s,"state":"text","text":"%s","bytes":%s}' "$path" "$(status_of "$1")" "$(text_of "$1" "$2")" "$(($(wc -c < "$1")))"
  fi
}

absolute() {
  case $1 in
    '') ;;
    '~') printf '%s' "$home" ;;
    '~/'*) printf '%s/%s' "$home" "$(printf '%s' "$1" | sed 's,^~/,,')" ;;
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$(pwd)" "$1" ;;
  esac
}

variables() {
  comma=''
  for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' | sort -u); do
    case $name in
      AWS*|AMAZON_*|GRANTED_*|BOTO_*|CODEBUILD_*|ECS_*|TF_AWS_*|HOME|USER|LOGNAME|SUDO_USER|SHELL|CI|GITHUB_ACTIONS|GITLAB_CI|BUILDKITE|JENKINS_URL|KUBERNETES_SERVICE_HOST|WSL_DISTRO_NAME|CODESPACES|DEVCONTAINER|REMOTE_CONTAINERS|REQUESTS_CA_BUNDLE|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|VIRTUAL_ENV|PATH|LANG|LC_ALL|LC_CTYPE|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS|GATEWAY_INTERFACE|REQUEST_METHOD|proxy|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|ALL_PROXY|http_proxy|https_proxy|no_proxy|all_proxy) ;;
      *) continue ;;
    esac
    # LC_ALL is this script's own by now.
    if [ "$name" = LC_ALL ]; then value=$locale; [ -n "$value" ] || continue; else value=$(printenv "$name") || continue; fi
    case $name in
      *JAVA*OPTIONS) shown=$(options "$value"); [ -n "$shown" ] || continue ;;
      *TOKEN_FILE*) shown=$(quoted "$value") ;;
      *SECRET*|*PASSWORD*|*TOKEN*|*PRIVATE*) shown=$(hidden "$value") ;;
      *) shown=$(quoted "$(printf '%s' "$value" | sed 's,://[^/@ ]*@,://x@,g')") ;;
    esac
    printf '%s"%s":"%s"' "$comma" "$name" "$shown"
    comma=','
  done
}

account=$(id -un 2>/dev/null || echo '')
system_home=$(awk -F: -v name="$account" '$1 == name { print $6; exit }' /etc/passwd 2>/dev/null)
zone=$({ printenv TZ || readlink /etc/localtime; } | sed 's,.*/zoneinfo/,,; s,^:,,')
terminal=false
[ -t 0 ] && terminal=true

printf '{"awswhoSnapshot":1,"takenAt":"%s","takenBy":"awswho @VERSION@, sh","platform":"posix","systemHome":"%s","cwd":"%s","timeZone":"%s","user":%s,"terminal":%s,\n' \
  "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(quoted "$system_home")" "$(quoted "$(pwd)")" "$(quoted "$zone")" "$(id -u)" "$terminal"
printf '"variables":{%s},\n"files":[\n' "$(variables)"
for folder in "$home" "$system_home"; do
  file "$folder/.aws/config" settings
  file "$folder/.aws/credentials" settings
  file "$folder/.boto" settings
  for cache in "$folder"/.aws/sso/cache/*.json "$folder"/.aws/cli/cache/*.json "$folder"/.aws/login/cache/*.json; do
    [ -e "$cache" ] && file "$cache" json
  done
done
for name in AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_CREDENTIALS_FILE AWS_CREDENTIAL_FILE AWS_CREDENTIAL_PROFILES_FILE BOTO_CONFIG; do
  file "$(absolute "$(printenv $name)")" settings
done
for name in AWS_WEB_IDENTITY_TOKEN_FILE AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE; do
  file "$(absolute "$(printenv $name)")" token
done
# Token files that profiles name.
for config in "$home/.aws/config" "$home/.aws/credentials" "$(absolute "$(printenv AWS_CONFIG_FILE)")"; do
  [ -r "$config" ] && [ -f "$config" ] || continue
  for token in $(sed -n 's/^[ \t]*web_identity_token_file[ \t]*[=:][ \t]*//p' "$config"); do file "$(absolute "$token")" token; done
done
file /etc/boto.cfg settings
file /etc/passwd passwd
file /etc/alpine-release other
printf '\n],"folders":{"/usr/lib/locale":[%s]},"answers":[]}\n' "$(ls /usr/lib/locale 2>/dev/null | sed 's/["\\]//g; s/.*/"&"/' | tr '\n' ',' | sed 's/,$//')"
`;
