/// Who the box is to the centre, and how it knows the centre: key, certificate, enrolment, trust.
///
/// Main types: [nl.nabij.gateway.identity.GatewayIdentity] and
/// [nl.nabij.gateway.identity.ServerTrust]. The link and the wiring may depend on it. The key never
/// leaves the box, and neither it nor the installer's code is ever logged.
@NullMarked
package nl.nabij.gateway.identity;

import org.jspecify.annotations.NullMarked;
