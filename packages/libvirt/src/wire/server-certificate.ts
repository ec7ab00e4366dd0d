import { X509Certificate } from "node:crypto";
import { subjectOf } from "./tls-credentials.ts";

/** Why a server's certificate is not trusted, and what to do about it, both in words. */
export interface CertificateDoubt {
  readonly subject: string;
  readonly reason: string;
  readonly hint: string;
}

/** What a verdict on a certificate is made from. */
export interface ShownCertificate {
  readonly certificate: X509Certificate | undefined;
  /** What OpenSSL, or the comparison of names, found. */
  readonly code: string;
  /** The name or address by which the server was called. */
  readonly host: string;
  /** The authorities that are trusted, as PEM. */
  readonly ca: string;
}

const renew = "Give the server a new certificate.";
const clocks = `${renew} Check this machine's clock, too.`;
const distrusted =
  "If the certificate is right, give the certificate of the authority that signed it (cacert.pem, or the option 'ca').";

/** Says what is wrong with a server's certificate. @source OpenSSL, x509_vfy.h; Node.js, tls.checkServerIdentity */
export function doubtCertificate({ certificate, code, host, ca }: ShownCertificate): CertificateDoubt {
  if (certificate === undefined) return { subject: "none", reason: "the server shows none", hint: renew };
  const subject = subjectOf(certificate);
  const issuer = certificate.issuer?.replaceAll("\n", ",") ?? "an authority without a name";
  switch (code) {
    case "ERR_TLS_CERT_ALTNAME_INVALID": {
      const reason = `it is for ${namesOf(certificate)}, not for '${host}'`;
      return {
        subject,
        reason,
        hint: "Use a name in the URI that the certificate has, or give the server one with this name.",
      };
    }
    case "CERT_HAS_EXPIRED": {
      if (certificate.validToDate.getTime() < Date.now()) {
        return { subject, reason: `it expired on ${certificate.validTo}`, hint: clocks };
      }
      return { subject, reason: `its authority '${issuer}' expired${expiry(ca)}`, hint: "Renew the authority." };
    }
    case "CERT_NOT_YET_VALID": {
      if (certificate.validFromDate.getTime() > Date.now()) {
        return { subject, reason: `it is not valid before ${certificate.validFrom}`, hint: clocks };
      }
      return { subject, reason: `its authority '${issuer}' is not valid yet`, hint: "Check this machine's clock." };
    }
    case "INVALID_PURPOSE":
      return { subject, reason: "it is not meant for servers", hint: `${renew} It needs the purpose serverAuth.` };
    case "CERT_REVOKED":
      return { subject, reason: `'${issuer}' has revoked it`, hint: renew };
    case "CRL_HAS_EXPIRED":
    case "CRL_NOT_YET_VALID":
    case "UNABLE_TO_GET_CRL":
      return {
        subject,
        reason: "the list of what its authority has revoked is missing, or not valid now",
        hint: "Renew cacrl.pem, or the option 'crl'.",
      };
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return { subject, reason: "it is signed by itself", hint: distrusted };
    case "CERT_SIGNATURE_FAILURE":
      return { subject, reason: `the signature is not that of the '${issuer}' that is trusted`, hint: distrusted };
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return { subject, reason: `its authority '${issuer}' is not among those that are trusted`, hint: distrusted };
    default:
      return { subject, reason: `OpenSSL says ${code}`, hint: distrusted };
  }
}

function namesOf(certificate: X509Certificate): string {
  const alternatives = certificate.subjectAltName?.split(", ").map((name) => name.replace(/^(?:DNS|IP Address):/, ""));
  const common = /^CN=(.*)$/m.exec(certificate.subject ?? "")?.[1];
  const names = alternatives ?? (common === undefined ? [] : [common]);
  return names.map((name) => `'${name}'`).join(", ") || "nobody";
}

function expiry(ca: string): string {
  const date = new X509Certificate(ca).validToDate;
  return date.getTime() < Date.now() ? ` on ${new X509Certificate(ca).validTo}` : "";
}
