import { connectionType, KeyedInput, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppealOrder } from '../domain/appeal-order.js';
import { DEFAULT_EXPORT_COLUMNS, ExportColumn } from '../domain/export-column.js';
import { CsvDelimiter, ExportFormat, ExportOutcome } from '../domain/export-request.js';
import { AppealFilterInput } from './appeal.type.js';
import './control.type.js';
import './export-enums.js';

@InputType({ description: 'Which appeals of one’s cabinets to write into a table, and how.' })
export class ExportAppealsInput extends KeyedInput {
  @Field(() => ExportFormat, { description: 'As what it is written.' })
  format!: ExportFormat;

  @Field(() => AppealFilterInput, { nullable: true, description: 'Which appeals, of those of the cabinets in which the viewer works or which they look after: `forWork` is always true. All of them without it.' })
  filter?: AppealFilterInput | null;

  @Field(() => AppealOrder, { nullable: true, defaultValue: AppealOrder.NEWEST, description: 'How they are sorted.' })
  orderBy?: AppealOrder | null;

  @Field(() => [ExportColumn], { nullable: true, description: `Which columns, in this order; without them: ${DEFAULT_EXPORT_COLUMNS.join(', ')}.` })
  columns?: ExportColumn[] | null;

  @Field(() => CsvDelimiter, { nullable: true, defaultValue: CsvDelimiter.SEMICOLON, description: 'Of CSV: what stands between values.' })
  delimiter?: CsvDelimiter | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Of CSV: whether it begins with the mark (BOM) by which Excel knows UTF-8.' })
  byteOrderMark?: boolean | null;
}

@ObjectType('AppealExportDownload', { description: 'That a table was taken away, or begun to be.' })
export class ExportDownloadObject {
  @Field(() => Date, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the last row had gone, or it broke off; null while it runs, and when the platform itself was stopped meanwhile.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'How many appeals went out, or were about to.' })
  rowCount!: number;

  @Field(() => ExportOutcome, { description: 'How it ended.' })
  outcome!: ExportOutcome;
}

@ObjectType('AppealExport', { description: 'A table of appeals that somebody asked for. Such records stay.' })
export class ExportObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => Date, { description: 'When it was asked for.' })
  at!: Date;

  @Field(() => String, { description: 'Login of who asked for it.' })
  login!: string;

  @Field(() => ExportFormat, { description: 'As what it is written.' })
  format!: ExportFormat;

  @Field(() => [ExportColumn], { description: 'What it holds.' })
  columns!: ExportColumn[];
}

@ObjectType('AppealExportLink', { description: 'Where to get a table. GET it: it is written while it comes, by the rights that whoever asked for it has then.' })
export class ExportLinkObject {
  @Field(() => String, { description: 'Absolute, or a path on the server of the graph: resolve it against the address of the graph. Whoever has it may get the table: keep it to yourself.' })
  url!: string;

  @Field(() => Date, { description: 'When it ends: five minutes after it was given out. What has begun goes on. The same `idempotencyKey` gives another one.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The table may be taken, now or by an earlier try with the same key.' })
export class ExportAppealsSuccess {
  @Field(() => ExportObject, { description: 'What was asked for.' })
  export!: ExportObject;

  @Field(() => ExportLinkObject, { description: 'Where to get it.' })
  download!: ExportLinkObject;
}

export const ExportAppealsResult = mutationResult('ExportAppealsResult', ExportAppealsSuccess);
export const AppealExportConnection = connectionType('AppealExport', () => ExportObject);
