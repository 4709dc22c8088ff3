import type { CompletedCommand, CompletedOption, Values } from "./completion-table.ts";

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "who");
  return `#compdef awswho
# zsh completion of awswho: eval "$(awswho completion zsh)", or a file _awswho in $fpath
_awswho_profiles() {
  local -a names
  names=("\${(@f)$(awswho profiles -q 2>/dev/null)}")
  compadd -a names
}

_awswho() {
  local command=who i
  local -a described
  for ((i = 2; i < CURRENT; i++)); do
    case \${words[i]} in
      (${named.map(({ name }) => name).join("|")}) command=\${words[i]}; break ;;
    esac
  done
  case $command:\${words[CURRENT-1]} in
${commands.flatMap(valueCases).join("\n")}
  esac
  case $command in
${commands.map((command) => wordCase(command, named)).join("\n")}
  esac
}

if [[ $funcstack[1] == _awswho ]]; then _awswho "$@"; else compdef _awswho awswho; fi
`;
}

const valueCases = ({ name, options }: CompletedCommand): readonly string[] =>
  options
    .filter(({ takesValue }) => takesValue)
    .map(
      (option) =>
        `    (${flagsOf(option)
          .map((flag) => `${name}:${flag}`)
          .join("|")}) ${callFor(option.values)} return ;;`,
    );

const flagsOf = ({ name, short }: CompletedOption): readonly string[] => [
  `--${name}`,
  ...(short === null ? [] : [`-${short}`]),
];

function wordCase({ name, options, operands }: CompletedCommand, named: readonly CompletedCommand[]): string {
  const flags = options.map((option) => quoted(`--${option.name}`, option.words)).join(" ");
  const others =
    name === "who"
      ? `described=(${named.map((one) => quoted(one.name, one.words)).join(" ")}); _describe command described;`
      : callFor(operands);
  return `    (${name}) if [[ \${words[CURRENT]} == -* ]]; then described=(${flags}); _describe -o option described; else ${others === "" ? ":;" : others} fi ;;`;
}

/** `name:words` for _describe, in single quotes. */
const quoted = (name: string, words: string): string =>
  `'${name}:${words.replaceAll("\\", "\\\\").replaceAll(":", "\\:").replaceAll("'", "'\\''")}'`;

function callFor(values: Values): string {
  if (values === null) return "";
  if (values === "profiles") return "_awswho_profiles;";
  return values === "files" ? "_files;" : `compadd -- ${values.join(" ")};`;
}
