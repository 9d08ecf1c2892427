import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents for the end-to-end tests, made from the committed public schema. */
const config: CodegenConfig = {
  schema: 'schema/public.graphql',
  documents: ['test/e2e/**/*.graphql'],
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        emitLegacyCommonJSImports: false,
        importExtension: '.js',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string' },
      },
    },
  },
};

export default config;
