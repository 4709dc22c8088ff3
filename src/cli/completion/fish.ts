import type { CompletedCommand, Values } from "./completion-table.ts";

export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "who");
  const names = named.map(({ name }) => name).join(" ");
  const lines = named.map(
    ({ name, words }) => `complete -c awswho -n __fish_use_subcommand -a ${name} -d ${quoted(words)}`,
  );
  return `# fish completion of awswho: awswho completion fish | source
complete -c awswho -f
${[...lines, ...commands.flatMap((command) => linesOf(command, names))].join("\n")}
`;
}

function linesOf({ name, options, operands }: CompletedCommand, names: string): readonly string[] {
  const when = name === "who" ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${name}`;
  const head = `complete -c awswho -n ${quoted(when)}`;
  return [
    ...(operands === null ? [] : [`${head} ${argumentsOf(operands)}`]),
    ...options.map(({ name: flag, short, words, takesValue, values }) => {
      const value = takesValue ? ` -r ${values === null ? "-f" : argumentsOf(values)}` : "";
      return `${head} -l ${flag}${short === null ? "" : ` -s ${short}`} -d ${quoted(words)}${value}`;
    }),
  ];
}

function argumentsOf(values: Exclude<Values, null>): string {
  if (values === "profiles") return `-f -a ${quoted("(awswho profiles -q 2>/dev/null)")}`;
  return values === "files" ? "-F" : `-f -a ${quoted(values.join(" "))}`;
}

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
