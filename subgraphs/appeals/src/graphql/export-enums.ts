import { registerEnumType } from 'type-graphql';
import { ExportColumn } from '../domain/export-column.js';
import { CsvDelimiter, ExportFormat, ExportOutcome } from '../domain/export-request.js';

registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'As what a table is written.',
  valuesConfig: {
    CSV: { description: 'Text with delimiters (RFC 4180), in UTF-8. What a spreadsheet would compute begins with an apostrophe.' },
    XLSX: { description: 'A workbook of Excel and LibreOffice. What goes over 1,048,576 rows goes on another sheet.' },
  },
});

registerEnumType(CsvDelimiter, {
  name: 'CsvDelimiter',
  description: 'What stands between the values of a CSV line.',
  valuesConfig: { SEMICOLON: { description: '`;`, as Excel expects it in Russia.' }, COMMA: { description: '`,`.' } },
});

registerEnumType(ExportOutcome, {
  name: 'ExportOutcome',
  description: 'How taking a table away ended.',
  valuesConfig: {
    RUNNING: { description: 'It goes on.' },
    COMPLETE: { description: 'All rows went out.' },
    BROKEN_OFF: { description: 'Its reader went, or lost the right, or something failed.' },
  },
});

registerEnumType(ExportColumn, {
  name: 'ExportColumn',
  description: 'What a column of a table of appeals holds. No column has the name or the contacts of who wrote it.',
  valuesConfig: {
    NUMBER: { description: 'Registration number.' },
    STATUS: { description: 'Where it stands, in words.' },
    KIND: { description: 'Legal kind, in words.' },
    CATEGORY: { description: 'Title of the category.' },
    AGENCY: { description: 'Title of the agency that answers it.' },
    TERRITORY: { description: 'Title of the municipality that it is counted with.' },
    SUBMITTED_AT: { description: 'When it was sent, by the clock of the region.' },
    REGISTERED_AT: { description: 'When it was registered, by the clock of the region.' },
    DUE_AT: { description: 'When the term ends, by the clock of the region.' },
    ANSWERED_AT: { description: 'When it was answered, by the clock of the region.' },
    ON_TIME: { description: 'Whether it was answered in time; empty without an answer.' },
    RATING: { description: 'Rating of the answer, 1 to 5.' },
    EXECUTOR: { description: 'Login of who works on it.' },
    ADDRESS: { description: 'The address as the public sees it: no flat.' },
    TEXT: { description: 'What was written, as the public would see it: without what is hidden and without names, telephones and numbers of documents, as far as a machine can tell them.' },
    ID: { description: 'Id in the graph.' },
    CHANNEL: { description: 'By which way it came in, in words.' },
    FULL_TEXT: { description: 'What was written, as staff may read it: it may hold personal data.' },
    ANSWER: { description: 'The answer once it is approved: it may hold personal data.' },
  },
});
