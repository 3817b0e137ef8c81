// The library below finds its parts by their reflected types.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** An authority and a server's key and certificate, each as PEM. */
export interface Certificates {
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 60 * 60 * 1000;

/**
 * Makes an authority, and a certificate by it for a server on the loopback interface.
 *
 * @param expired whether the server's certificate ended yesterday
 * @param elsewhere whether it is for a server of another name
 */
export async function certificates({
  expired = false,
  elsewhere = false,
}: { expired?: boolean; elsewhere?: boolean } = {}): Promise<Certificates> {
  const pair = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [authorityKeys, serverKeys] = await Promise.all([pair(), pair()]);
  const days = (number: number) => new Date(Date.now() + number * day);

  const authority = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Authority of the double',
    notBefore: days(-60),
    notAfter: days(60),
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey, false),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    subject: elsewhere ? 'CN=elsewhere.example' : 'CN=127.0.0.1',
    issuer: authority.subject,
    notBefore: days(-30),
    notAfter: days(expired ? -1 : 30),
    publicKey: serverKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        elsewhere
          ? [{ type: 'dns', value: 'elsewhere.example' }]
          : [
              { type: 'ip', value: '127.0.0.1' },
              { type: 'dns', value: 'localhost' },
            ],
      ),
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey, false),
    ],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', serverKeys.privateKey)).toString('base64');
  const lines = key.match(/.{1,64}/g) ?? [];
  return {
    authority: authority.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`,
    certificate: certificate.toString('pem'),
  };
}
