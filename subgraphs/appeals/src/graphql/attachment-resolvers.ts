import { AppealAttachmentsResolver, AttachmentResolver } from './attachment.resolver.js';
import { AttachmentMutationsResolver } from './attachment-mutations.resolver.js';

/** Everything that the graph says of files. */
export const ATTACHMENT_RESOLVERS = [AttachmentResolver, AppealAttachmentsResolver, AttachmentMutationsResolver] as const;
