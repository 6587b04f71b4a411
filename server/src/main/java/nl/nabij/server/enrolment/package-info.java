/// How a box becomes a home's gateway, and the certificates that make this sure.
///
/// Main type: [nl.nabij.server.enrolment.CertificateAuthority]. The link and the wiring may depend on
/// it. It never lets a private key of a box or of the authority out of its folder.
@NullMarked
package nl.nabij.server.enrolment;

import org.jspecify.annotations.NullMarked;
