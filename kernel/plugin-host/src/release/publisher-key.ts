import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

const PREFIX = 'ed25519:';

/** A publisher's new pair: the public half as it is registered and named in signatures, the private one to be kept as PEM. */
export function newPublisherKey(): { readonly publicKey: string; readonly privateKeyPem: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: publicKeyOf(privateKey), privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** A private key out of its PEM (PKCS #8); null when it is none, or not an Ed25519 one. */
export function readPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** The public half as it is written: `ed25519:` and base64url. */
export function publicKeyOf(privateKey: KeyObject): string {
  return PREFIX + createPublicKey(privateKey).export({ format: 'jwk' }).x!;
}

/** Whether a text is a public key in the one way there is to write it. */
export function isPublisherKey(text: string): boolean {
  return text.startsWith(PREFIX) && bytesOf(text.slice(PREFIX.length), 32) !== null;
}

/** Ed25519 in base64url. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url');
}

/** Whether a signature is that of the key's holder under the text. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const bytes = bytesOf(signature, 64);
  if (bytes === null || !isPublisherKey(publicKey)) return false;
  const x = publicKey.slice(PREFIX.length);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(text, 'utf8'), key, bytes);
}

/** Base64url in its one canonical form: with another spelling a revoked key would look like a new one. */
function bytesOf(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}
