package nl.nabij.server.link;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.enrolment.IssuedCertificate;

/// What became of a CONNECT.
sealed interface Admission {

    /// Let in also past the certificate's date, which is a fault.
    record Admitted(GatewayId home, OrganisationId organisation, X509Certificate certificate) implements Admission {

        /// A box renews by itself when a third of the certificate's life is left. With half of that
        /// third gone it did not, perhaps for want of a clock, and the centre asks it to.
        private static final int ASKED_WITH_A_PART_LEFT = 6;

        String serial() {
            return IssuedCertificate.serial(certificate);
        }

        boolean expired(Instant now) {
            return Admission.expired(certificate, now);
        }

        boolean shouldRenew(Instant now) {
            Instant end = certificate.getNotAfter().toInstant();
            Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
            return end.minus(life.dividedBy(ASKED_WITH_A_PART_LEFT)).isBefore(now);
        }
    }

    static boolean expired(X509Certificate certificate, Instant now) {
        return certificate.getNotAfter().toInstant().isBefore(now);
    }

    /// @param why a word for the log
    record Refused(MqttConnectReturnCode code, String why) implements Admission {}
}
