import { readGoIni } from "../../src/parse/go-ini.ts";
import { type GoSections, sectionsDiffer } from "./go-ini-row.ts";
import { suite } from "./suite.ts";
import type { Row } from "./table.ts";

interface IniRow extends Row {
  readonly expect: { readonly sections: GoSections };
}

suite<IniRow>("go-v2-ini", {
  differs: ({ files, expect }) => {
    const { sections } = readGoIni("config", files["~/.aws/config"] ?? "");
    const names = [...sections.keys()];
    return sectionsDiffer(expect.sections, (name, key) => sections.get(name)?.setting(key) ?? null, names);
  },
});
