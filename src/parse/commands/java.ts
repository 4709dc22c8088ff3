import type { KnownCommand } from "../known-command.ts";

export const java: KnownCommand = {
  names: ["mvn", "mvnw", "gradle", "gradlew", "java"],
  sdks: ["java-v2", "java-v1"],
  evidence: "a program of the JVM may use either",
};
