import type { CompletedCommand, Values } from "./completion-table.ts";

/**
 * For bash 3.2 and later. Names of profiles are compared and quoted, never handed to `compgen -W`, which would run what
 * stands in them.
 */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "who");
  return `# bash completion of awswho: eval "$(awswho completion bash)"
_awswho_words() {
  local word
  for word in $1; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
}

_awswho_profiles() {
  local name
  while IFS= read -r name; do
    [[ $name == "$cur"* ]] && COMPREPLY+=("$(printf '%q' "$name")")
  done < <(awswho profiles -q 2>/dev/null)
}

_awswho_files() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$cur")
  compopt -o filenames 2>/dev/null
}

_awswho() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=who i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${named.map(({ name }) => name).join("|")}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $command:$prev in
${commands.flatMap(valueCases).join("\n")}
  esac
  case $command in
${commands.map((command) => wordCase(command, named)).join("\n")}
  esac
}

complete -F _awswho awswho
`;
}

const valueCases = ({ name, options }: CompletedCommand): readonly string[] =>
  options
    .filter(({ takesValue }) => takesValue)
    .map((option) => {
      const pattern = [`--${option.name}`, ...(option.short === null ? [] : [`-${option.short}`])];
      return `    ${pattern.map((flag) => `${name}:${flag}`).join("|")}) ${callFor(option.values)} return ;;`;
    });

function wordCase({ name, options, operands }: CompletedCommand, named: readonly CompletedCommand[]): string {
  const flags = options.map((option) => `--${option.name}`).join(" ");
  const others = name === "who" ? `_awswho_words "${named.map((one) => one.name).join(" ")}";` : callFor(operands);
  return `    ${name}) if [[ $cur == -* ]]; then _awswho_words "${flags}"; else ${others === "" ? ":;" : others} fi ;;`;
}

function callFor(values: Values): string {
  if (values === null) return "";
  if (values === "profiles") return "_awswho_profiles;";
  return values === "files" ? "_awswho_files;" : `_awswho_words "${values.join(" ")}";`;
}
