export { CALL_HEADER } from './call-token.js';
export { readCallKeys, type CallKeys } from './call-keys.js';
export { createCallSigner, type CallSigner, type OutgoingCall } from './call-signer.js';
export { createCallVerifier, type CallVerifier, type ClaimedCall } from './call-verifier.js';
