/**
 * The variables whose options a JVM takes as if they stood on its command line: JAVA_TOOL_OPTIONS (any JVM) before those of
 * the command, JDK_JAVA_OPTIONS among them (the launcher `java` of 9 and later), _JAVA_OPTIONS (HotSpot) after. The last
 * word counts (goldens `java-options-keys-three`, `-keys-from-two`; OpenJDK 17).
 */
export const JAVA_OPTIONS = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"] as const;

export type JavaOptions = (typeof JAVA_OPTIONS)[number];

export const isJavaOptions = (name: string): boolean => JAVA_OPTIONS.some((one) => one === name);
