import type { FileSystem } from "../../src/capture/file-system.ts";
import { fileSystemOf } from "../truth/scenario.ts";

export const memoryFiles = (files: Readonly<Record<string, string>>): FileSystem =>
  fileSystemOf(new Map(Object.entries(files)));
