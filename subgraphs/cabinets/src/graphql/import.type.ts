import type { Role } from '@otklik/identity';
import { ImportOutcome, KeyedInput, LocalizedTextInput, RoleEnum, ValidationIssueObject, mutationResult } from '@otklik/subgraph';
import { Field, InputType, ObjectType } from 'type-graphql';
import { AgencyKind } from '../domain/agency-kind.js';
import type { ImportedRow } from '../use-cases/imported-row.js';
import './agency.type.js';

@InputType({ description: 'An agency and its cabinet.' })
export class ImportedAgencyInput {
  @Field(() => String, { description: 'Short name in addresses and commands, such as `roads`: by it an agency is known. Lower-case letters, digits, hyphens.' })
  slug!: string;

  @Field(() => String, { description: 'Short code that registration numbers begin with; of one agency only.' })
  code!: string;

  @Field(() => AgencyKind, { description: 'What it is in the order of public power.' })
  kind!: AgencyKind;

  @Field(() => LocalizedTextInput, { description: 'Its name; up to 500 characters.' })
  title!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'Slug of the agency above it: of this import, in any order, or known already.' })
  parent?: string;
}

@InputType({ description: 'Agencies to describe.' })
export class ImportAgenciesInput extends KeyedInput {
  @Field(() => [ImportedAgencyInput], { description: '1 to 1,000 of them.' })
  agencies!: ImportedAgencyInput[];
}

@InputType({ description: 'A role for a member of staff.' })
export class ImportedStaffInput {
  @Field(() => String, { description: 'The login, the same as in the token.' })
  login!: string;

  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => String, { nullable: true, description: 'Slug of the cabinet; left out for a role on the whole platform.' })
  cabinet?: string;

  @Field(() => String, { nullable: true, description: 'What the person is called at work; the one that is known stays when left out.' })
  position?: string;
}

@InputType({ description: 'Roles to give.' })
export class ImportStaffInput extends KeyedInput {
  @Field(() => [ImportedStaffInput], { description: '1 to 1,000 of them.' })
  staff!: ImportedStaffInput[];
}

@ObjectType('ImportedRow', { description: 'What became of one row.' })
export class ImportedRowObject {
  @Field(() => ImportOutcome, { description: 'What became of it.' })
  outcome!: ImportedRow['outcome'];

  @Field(() => [ValidationIssueObject], { description: 'Why it was refused; empty otherwise.' })
  issues!: ValidationIssueObject[];
}

/** What every success carries; not a type of the graph by itself. */
@ObjectType()
abstract class Success {
  @Field(() => [ImportedRowObject], { description: 'In the order of the input.' })
  rows!: ImportedRowObject[];
}

@ObjectType({ description: 'Every agency was judged; what was accepted is written.' })
export class ImportAgenciesSuccess extends Success {}

@ObjectType({ description: 'Every role was judged; what was accepted is written.' })
export class ImportStaffSuccess extends Success {}

export const ImportAgenciesResult = mutationResult('ImportAgenciesResult', ImportAgenciesSuccess);
export const ImportStaffResult = mutationResult('ImportStaffResult', ImportStaffSuccess);
