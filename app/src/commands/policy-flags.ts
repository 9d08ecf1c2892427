import { POLICY_VARIABLES } from '../environment/gateway-policies.js';
import type { Variables } from '../environment/variables.js';
import type { Command } from 'commander';

const PREFIX = 'OTKLIK_';
const SWITCH = 'OTKLIK_SAFELIST';

/** Gives a command a flag for each variable of the gateway's policies: `--max-root-fields` for `OTKLIK_MAX_ROOT_FIELDS`. */
export function withPolicyFlags(command: Command): Command {
  for (const variable of POLICY_VARIABLES) {
    const flag = `--${variable.slice(PREFIX.length).toLowerCase().replaceAll('_', '-')}`;
    if (variable === SWITCH) command.option(flag, `as ${variable}=1`);
    else command.option(`${flag} <value>`, `as ${variable}`);
  }
  return command;
}

/** The flags of a command as variables, to be read before those of the environment. */
export function policyVariables(options: Readonly<Record<string, unknown>>): Variables {
  const given = POLICY_VARIABLES.flatMap((variable): [string, string][] => {
    const value = options[optionName(variable)];
    return value === undefined ? [] : [[variable, typeof value === 'string' ? value : '1']];
  });
  return Object.fromEntries(given);
}

/** As commander writes it: `maxRootFields`. */
function optionName(variable: string): string {
  return variable
    .slice(PREFIX.length)
    .toLowerCase()
    .replace(/_[a-z]/g, (part) => part.slice(1).toUpperCase());
}
