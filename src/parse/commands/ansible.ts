import type { KnownCommand } from "../known-command.ts";
import { ansibleSettings } from "./ansible/settings.ts";

/** As it acts on this machine: a module that runs on another host has that host's variables and files. */
export const ansible: KnownCommand = {
  names: ["ansible", "ansible-playbook"],
  packages: ["ansible-core"],
  modules: ["ansible"],
  sdks: ["boto3"],
  evidence: "fixtures/commands/ansible: ansible 12.3.0 with amazon.aws 10.1.2",
  chooses: ansibleSettings,
};
