import type { JvmAnswers } from "./jvm-answers.ts";
import type { NameContents } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** An expression of Java or Kotlin, as far as sites are made of such. */
export type JvmExpression =
  | JvmText
  | JvmNothing
  | JvmName
  | JvmMember
  | JvmCall
  | JvmNew
  | JvmEither
  | JvmFunction
  | JvmOther;

interface JvmText {
  readonly kind: "text";
  readonly text: string;
  readonly node: SyntaxNode;
}

/** `null`. */
interface JvmNothing {
  readonly kind: "nothing";
  readonly node: SyntaxNode;
}

interface JvmName {
  readonly kind: "name";
  readonly name: string;
  readonly node: SyntaxNode;
}

/** `Region.EU_WEST_1`, `this.region`. */
interface JvmMember {
  readonly kind: "member";
  readonly on: JvmExpression;
  readonly name: string;
  readonly node: SyntaxNode;
}

export interface JvmCall {
  readonly kind: "call";
  /** null: a function of its own, or the method of one that is not named. */
  readonly on: JvmExpression | null;
  readonly name: string;
  readonly args: readonly JvmArgument[];
  readonly node: SyntaxNode;
}

export interface JvmNew {
  readonly kind: "new";
  /** As written: `AmazonS3Client`, `AwsClientBuilder.EndpointConfiguration`. */
  readonly type: string;
  readonly args: readonly JvmArgument[];
  readonly node: SyntaxNode;
}

/** One or the other, and only the run can tell which: `test ? a : b`; `elvis`: the second where the first is null. */
interface JvmEither {
  readonly kind: "either";
  readonly of: readonly JvmExpression[];
  readonly isElvis: boolean;
  readonly node: SyntaxNode;
}

/** A function written where it is handed over: `b -> b.region(…)`, `{ region = … }`. */
export interface JvmFunction {
  readonly kind: "function";
  /** What it does to what it is handed. */
  readonly steps: readonly JvmStep[];
  /** What it answers with, where that is one expression. */
  readonly result: JvmExpression | null;
  readonly node: SyntaxNode;
}

interface JvmOther {
  readonly kind: "other";
  /** `a + b`: its parts. */
  readonly sum: readonly JvmExpression[];
  readonly node: SyntaxNode;
}

export interface JvmArgument {
  /** Kotlin's `profileName = "prod"`. */
  readonly name: string | null;
  readonly value: JvmExpression;
}

/** Something done to an object: a method called on it, or a property of it set. */
export interface JvmStep {
  readonly name: string;
  readonly args: readonly JvmArgument[];
  /** Whether it is done on every way through the program. */
  readonly isSure: boolean;
  readonly node: SyntaxNode;
}

export type JvmSdk = "java-v2" | "java-v1" | "kotlin";

/** A class of an SDK, or of the CDK: for its stacks the `cdk` command acts, a program of Node.js. */
export interface JvmClass {
  readonly sdk: JvmSdk | "cdk";
  readonly package: string;
  /** An inner class with its outer one: `S3Client.Config`. */
  readonly name: string;
}

/** One file in Java or Kotlin, and what its names stand for. */
export interface JvmFile {
  readonly language: "java" | "kotlin";
  readonly root: SyntaxNode;
  readonly answers: JvmAnswers;
  /** Constructions, and calls of what is named like a class; in the order of the text. */
  readonly makers: readonly SyntaxNode[];
  /** The SDKs imported. */
  readonly sdks: ReadonlySet<JvmSdk>;
  expressionOf(node: SyntaxNode): JvmExpression;
  classOf(written: string): JvmClass | null;
  /** A name brought in by itself (`import static …Region.EU_WEST_1`), with its class. */
  staticOf(name: string): string | null;
  contentsOf(name: string, at: SyntaxNode): NameContents | null;
  /** What is done to a variable after a place, up to where it is given a new value. */
  laterSteps(name: string, at: SyntaxNode): readonly JvmStep[];
  /** What a call or an assignment does to the variable that it starts from; null: it hands the variable to someone else. */
  stepsOn(name: string, node: SyntaxNode): readonly JvmStep[] | null;
  /** What the functions of that name in this file return, one for each way out. */
  returnedBy(name: string): readonly SyntaxNode[];
  /** The variable that an expression's value goes to. */
  boundTo(node: SyntaxNode): string | null;
  /** The whole chain of calls that starts with an expression. */
  outermostOf(node: SyntaxNode): SyntaxNode;
}
