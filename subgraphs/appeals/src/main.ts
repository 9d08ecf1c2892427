import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import type { FormRegistry } from '@otklik/plugin-host';
import type { FileLinks } from '@otklik/files';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import type { AppealsContext } from './appeals-context.js';
import type { DetailsVault } from './domain/details-vault.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { AppealUpdateResolver } from './graphql/appeal-update.resolver.js';
import { AppealWayResolver } from './graphql/appeal-way.resolver.js';
import { AppealResolver } from './graphql/appeal.resolver.js';
import { AuthorResolver } from './graphql/author.resolver.js';
import { BringInResolver } from './graphql/bring-in.resolver.js';
import { CitizenResolver } from './graphql/citizen.resolver.js';
import { AppealControlResolver, AppealReminderResolver, CabinetResolver } from './graphql/control.resolver.js';
import { ImportResolver, ImportedMessageResolver } from './graphql/import.resolver.js';
import { GenericDetailsObject, OtherDetailsObject } from './graphql/details.type.js';
import { ATTACHMENT_RESOLVERS } from './graphql/attachment-resolvers.js';
import { DESK_RESOLVERS } from './graphql/desk/desk-resolvers.js';
import { ExportResolver } from './graphql/export.resolver.js';
import { AUTO_RULE_RESOLVERS } from './graphql/auto-rules/resolvers.js';
import { REDACTION_RESOLVERS } from './graphql/redaction-resolvers.js';
import { CabinetInboxResolver, InboxResolver } from './graphql/inbox.resolver.js';
import { MutationsResolver } from './graphql/mutations.resolver.js';
import { ParticipationResolver } from './graphql/participation.resolver.js';
import { CabinetStub } from './graphql/stubs.type.js';
import { AppealTerritoryResolver } from './graphql/territory.resolver.js';
import { WayResolver } from './graphql/way.resolver.js';
import { createLoaders } from './store/loaders.js';
import { M0001Appeals } from './store/migrations/m0001-appeals.js';
import { M0002Imports } from './store/migrations/m0002-imports.js';
import { M0003Tenancy } from './store/migrations/m0003-tenancy.js';
import { M0004Handling } from './store/migrations/m0004-handling.js';
import { M0005Chain } from './store/migrations/m0005-chain.js';
import { M0006Keys } from './store/migrations/m0006-keys.js';
import { M0007Moderation } from './store/migrations/m0007-moderation.js';
import { M0008Kinds } from './store/migrations/m0008-kinds.js';
import { M0009RecentAnswers } from './store/migrations/m0009-recent-answers.js';
import { M0010Attachments } from './store/migrations/m0010-attachments.js';
import { M0011Redactions } from './store/migrations/m0011-redactions.js';
import { M0012Reminders } from './store/migrations/m0012-reminders.js';
import { M0013AttachmentKeys } from './store/migrations/m0013-attachment-keys.js';
import { M0014Way } from './store/migrations/m0014-way.js';
import { M0015Redirection } from './store/migrations/m0015-redirection.js';
import { M0016Closing } from './store/migrations/m0016-closing.js';
import { M0017Search } from './store/migrations/m0017-search.js';
import { M0018ReplyTemplates } from './store/migrations/m0018-reply-templates.js';
import { M0019Substitution } from './store/migrations/m0019-substitution.js';
import { M0020Exports } from './store/migrations/m0020-exports.js';
import { M0021Participations } from './store/migrations/m0021-participations.js';
import { M0023InternalComments } from './store/migrations/m0023-internal-comments.js';
import { M0024AutoRules } from './store/migrations/m0024-auto-rules.js';
import { M0033SavedFilters } from './store/migrations/m0033-saved-filters.js';
import { M0034QuickPolicies } from './store/migrations/m0034-quick-policies.js';
import { M0036Details } from './store/migrations/m0036-details.js';
import { M0037PersonalDetails } from './store/migrations/m0037-personal-details.js';
import { M0039FollowQuestions } from './store/migrations/m0039-follow-questions.js';
import { mayFollowAppeals } from './use-cases/may-follow-appeals.js';
import { findReadableAppeal } from './use-cases/read-appeal.js';

/** What the appeals subgraph keeps in PostgreSQL. Its role reads the views that `cabinets` publishes, so that comes first. */
export const appealsDatabaseModule: DatabaseModule = {
  schema: 'appeals',
  // One a line, so that two changes at once do not meet.
  migrations: [
    M0001Appeals,
    M0002Imports,
    M0003Tenancy,
    M0004Handling,
    M0005Chain,
    M0006Keys,
    M0007Moderation,
    M0008Kinds,
    M0009RecentAnswers,
    M0010Attachments,
    M0011Redactions,
    M0012Reminders,
    M0013AttachmentKeys,
    M0014Way,
    M0015Redirection,
    M0016Closing,
    M0017Search,
    M0018ReplyTemplates,
    M0019Substitution,
    M0020Exports,
    M0021Participations,
    M0023InternalComments,
    M0024AutoRules,
    M0033SavedFilters,
    M0034QuickPolicies,
    M0036Details,
    M0037PersonalDetails,
    M0039FollowQuestions,
  ],
};

/** What the subgraph stands on. */
export interface AppealsOptions {
  readonly orm: MikroORM;
  /** The forms of the plugins that are in the graph. */
  readonly forms: FormRegistry;
  readonly clock: Clock;
  /** Seals what is personal in details. */
  readonly vault: DetailsVault;
  /** Signs links to files. */
  readonly files: FileLinks;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** Wires the subgraph `appeals`. */
export function buildAppeals({ orm, forms, clock, vault, files, onCommitted }: AppealsOptions): Promise<Subgraph> {
  return buildSubgraph<AppealsContext>({
    name: 'appeals',
    resolvers: [
      AppealResolver,
      AppealWayResolver,
      AppealTerritoryResolver,
      AppealUpdateResolver,
      AppealControlResolver,
      AppealReminderResolver,
      MutationsResolver,
      BringInResolver,
      WayResolver,
      AuthorResolver,
      ExportResolver,
      ImportResolver,
      InboxResolver,
      CabinetInboxResolver,
      ImportedMessageResolver,
      AgencyResolver,
      CabinetResolver,
      CitizenResolver,
      ParticipationResolver,
      ...ATTACHMENT_RESOLVERS,
      ...AUTO_RULE_RESOLVERS,
      ...DESK_RESOLVERS,
      ...REDACTION_RESOLVERS,
    ],
    orphanedTypes: [CabinetStub, OtherDetailsObject, GenericDetailsObject],
    references: {
      Appeal: ({ id }, context) => findReadableAppeal(context, String(id)),
      Agency: ({ id }) => ({ id }),
      Cabinet: ({ id }) => ({ id }),
      Citizen: ({ id }) => ({ id }),
    },
    pluginSdl: forms.sdlParts(),
    live: true,
    follows: { appealUpdate: mayFollowAppeals },
    clock,
    orm,
    createContext: (request, em) => ({ ...request, em, loaders: createLoaders(em, clock), clock, forms, vault, files, onCommitted }),
  });
}
