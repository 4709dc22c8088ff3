import type { SdkId, SourceId } from "../model/sdk.ts";
import type { AnyChain } from "../walk/chain.ts";
import type { ChainDocumentation } from "../walk/chain-documentation.ts";
import { SOURCE_DESCRIPTIONS } from "./source-descriptions.ts";

/** One step of an SDK's chain, as its page lists it. */
export interface StepEntry {
  readonly order: number;
  readonly source: SourceId;
  readonly method: string;
  readonly description: string;
  /** What the description tells is this SDK's own. */
  readonly special: boolean;
  readonly evidence: readonly string[];
}

export interface SdkPage {
  readonly kind: "sdk";
  readonly sdk: SdkId;
  readonly modelledOn: string;
  /** From its source alone: no real one was run. */
  readonly readNotRun: boolean;
  /** AWS has ended its support. */
  readonly endOfSupport: boolean;
  readonly steps: readonly StepEntry[];
  readonly documentation: ChainDocumentation;
}

export interface SourcePage {
  readonly kind: "source";
  readonly source: SourceId;
  readonly description: string;
  /** Where it stands in each SDK's order, and what that SDK calls it. */
  readonly places: readonly {
    readonly sdk: SdkId;
    readonly order: number;
    readonly of: number;
    readonly method: string;
  }[];
}

/** Read off the chain itself, walked open on an empty machine: the list of its steps is the same on every one. */
export function sdkPage(chain: AnyChain, session: unknown): SdkPage {
  return {
    kind: "sdk",
    sdk: chain.id,
    modelledOn: chain.modelledOn,
    readNotRun: chain.readNotRun === true,
    endOfSupport: chain.endOfSupport === true,
    steps: chain.steps(session).map(({ source, method, says, evidence }, index) => ({
      order: index + 1,
      source,
      method,
      description: says ?? SOURCE_DESCRIPTIONS[source],
      special: says !== undefined,
      evidence,
    })),
    documentation: chain.documentation,
  };
}

export function sourcePage(source: SourceId, pages: readonly SdkPage[]): SourcePage {
  return {
    kind: "source",
    source,
    description: SOURCE_DESCRIPTIONS[source],
    places: pages.flatMap(({ sdk, steps }) => {
      const own = steps.filter((entry) => entry.source === source);
      const step = own.find(({ special }) => !special) ?? own[0];
      return step === undefined ? [] : [{ sdk, order: step.order, of: steps.length, method: step.method }];
    }),
  };
}

export const isSource = (word: string): word is SourceId => Object.hasOwn(SOURCE_DESCRIPTIONS, word);
