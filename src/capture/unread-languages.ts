/** Languages with an AWS SDK whose code is not read yet, by the ends of their files' names. */
const UNREAD: Readonly<Record<string, string>> = {
  cs: "C#",
  fs: "F#",
  vb: "Visual Basic",
  php: "PHP",
  cpp: "C++",
  cc: "C++",
  cxx: "C++",
  swift: "Swift",
  scala: "Scala",
  clj: "Clojure",
  groovy: "Groovy",
  ex: "Elixir",
  exs: "Elixir",
  erl: "Erlang",
  dart: "Dart",
  ps1: "PowerShell",
  ipynb: "Jupyter notebooks",
};

/** The language of a file that nobody reads; null: none that could act at AWS. */
export const unreadLanguage = (name: string): string | null => UNREAD[name.slice(name.lastIndexOf(".") + 1)] ?? null;
