import type { CompletedCommand, CompletedOption, Values } from "./completion-table.ts";

export function powershellCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ name }) => name !== "who");
  return `# PowerShell completion of awswho: awswho completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName awswho -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${named.map(({ name, words }) => `    ${quoted(name)} = ${quoted(words)}`).join("\n")}
  }
  $options = @{
${commands.map(({ name, options }) => `    ${quoted(name)} = [ordered]@{ ${options.map((option) => `${quoted(`--${option.name}`)} = ${quoted(option.words)}`).join("; ")} }`).join("\n")}
  }
  $values = @{
${commands.flatMap(valuesOf).join("\n")}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() } | Select-Object -Skip 1)
  $command = @($before | Where-Object { $commands.Contains($_) } | Select-Object -First 1)
  $command = if ($command.Count -eq 0) { 'who' } else { $command[0] }
  $previous = if ($before.Count -eq 0) { '' } else { $before[-1] }
  $key = if ($previous.StartsWith('-')) { "\${command}:$previous" } else { "\${command}:" }
  $words = if ($values.ContainsKey($key)) { & $values[$key] }
    elseif ($wordToComplete.StartsWith('-')) { $options[$command].Keys }
    elseif ($command -eq 'who') { $commands.Keys }
  foreach ($word in $words) {
    if (-not $word.StartsWith($wordToComplete)) { continue }
    $tip = if ($options[$command].Contains($word)) { $options[$command][$word] } elseif ($commands.Contains($word)) { $commands[$word] } else { $word }
    $text = if ($word -match '^[\\w@%+=:,./-]+$') { $word } else { "'" + $word.Replace("'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $tip)
  }
}
`;
}

function valuesOf({ name, options, operands }: CompletedCommand): readonly string[] {
  const line = (key: string, values: Values): readonly string[] => {
    const block = blockFor(values);
    return block === null ? [] : [`    ${quoted(key)} = { ${block} }`];
  };
  const ofOption = (option: CompletedOption): readonly string[] => line(`${name}:--${option.name}`, option.values);
  return [...line(`${name}:`, operands), ...options.flatMap(ofOption)];
}

/** Files are left to PowerShell itself. */
function blockFor(values: Values): string | null {
  if (values === null || values === "files") return null;
  return values === "profiles" ? "awswho profiles -q 2>$null" : `@(${values.map(quoted).join(", ")})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
