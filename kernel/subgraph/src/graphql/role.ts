import { ROLES, type Role } from '@otklik/identity';
import { registerEnumType } from 'type-graphql';

/** The roles as an enum object, which GraphQL needs. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a member of staff or a program may be in a cabinet, or on the whole platform.',
  valuesConfig: {
    ADMINISTRATOR: { description: 'Keeps accounts, templates and rules of the cabinet.' },
    MODERATOR: { description: 'Checks messages before they are registered.' },
    COORDINATOR: { description: 'Registers and distributes messages.' },
    EXECUTOR: { description: 'Prepares answers.' },
    APPROVER: { description: 'Approves answers.' },
    CURATOR: { description: 'Watches over several agencies.' },
    AUTHORISED: { description: 'Authorised person of the region or municipality.' },
    AUDITOR: { description: 'Reads everything, changes nothing.' },
    OPERATOR: { description: 'Runs the platform.' },
    INTEGRATOR: { description: 'A program of another system; it may do what its token was issued for (docs/permissions.md).' },
  },
});
