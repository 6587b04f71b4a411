package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Stream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A box's certificate from its use to its end, over real TLS and a real database.
class CertificateLifeTest {

    private static final int NOT_AUTHORISED = 0x87;

    private final UplinkFixture link = new UplinkFixture();

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void a_revoked_box_is_cut_at_once_with_the_reason_and_never_let_in_again() throws MqttException {
        try (TestBox box = link.home("gw-stolen").connect()) {
            revoke(box);
            link.watch.revoked(box.id, box.serial());
            eventually("told why and cut", () -> box.ended == NOT_AUTHORISED && !box.isConnected());
            eventually("gone", () -> !link.uplink.connected(box.id));
        }
        try (TestBox again = link.box("gw-stolen")) {
            assertThat(again.connect().isConnected()).as("another certificate").isTrue();
        }
    }

    @Test
    void a_revoked_certificate_is_refused_at_its_next_connect() throws MqttException {
        try (TestBox box = link.home("gw-refused")) {
            box.connect();
            box.drop();
            revoke(box);
            assertThatThrownBy(box::connect)
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            refused -> assertThat(refused.getReasonCode()).isEqualTo(NOT_AUTHORISED));
        }
    }

    /// TLS has seen it before and does not look again; its date is judged at each connect all the same.
    @Test
    void a_certificate_that_expired_since_its_last_connect_is_told_as_a_fault_at_the_next() throws MqttException {
        try (TestBox box = link.home("gw-expires").connect()) {
            assertThat(expiredFaults("gw-expires")).isZero();
            box.drop();
            link.clock.forward(Duration.ofDays(181));
            box.connect();
            assertThat(expiredFaults("gw-expires")).isEqualTo(1);
        }
    }

    @Test
    void what_another_node_revoked_is_found_by_looking() throws MqttException {
        try (TestBox box = link.home("gw-elsewhere").connect()) {
            link.watch.look();
            revoke(box);
            link.watch.look();
            eventually("cut", () -> box.ended == NOT_AUTHORISED);
        }
    }

    @Test
    void revoking_the_certificate_from_before_does_not_cut_the_one_in_use() throws MqttException {
        try (TestBox before = link.home("gw-tidied");
                TestBox now = link.renewed(before)) {
            now.connect();
            revoke(before);
            link.watch.revoked(before.id, before.serial());
            link.watch.look();
            now.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> now.receipt(Stream.ALARM, 1) == 1);
            assertThat(now.ended).isZero();
        }
    }

    @Test
    void an_expired_box_delivers_its_alarm_is_asked_to_renew_and_is_well_again_with_the_new_certificate()
            throws MqttException {
        link.test.home("gw-cupboard", link.organisation);
        try (TestBox expired = link.expiredBox("gw-cupboard").connect()) {
            expired.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> expired.receipt(Stream.ALARM, 1) == 1);
            assertThat(expiredFaults("gw-cupboard")).isEqualTo(1);
            link.watch.look();
            eventually("asked", () -> expired.told.contains(new Down.RenewCertificate()));
            try (TestBox renewed = link.renewed(expired)) {
                renewed.connect();
                eventually("the fault is over", () -> expiredFaults("gw-cupboard") == 0);
            }
        }
    }

    /// A look at the connection of before, in the moment in which the renewed one comes in.
    @Test
    void a_fault_that_is_raised_just_after_the_renewed_box_came_in_is_over_at_the_next_look() throws MqttException {
        try (TestBox box = link.home("gw-crossed").connect()) {
            var admitted = link.uplink.connection(box.id).orElseThrow().admitted();
            link.test.database().asWorker(tx -> GateKeeper.raiseExpired(tx, admitted.organisation(), admitted.home()));
            assertThat(expiredFaults("gw-crossed")).isEqualTo(1);
            link.watch.look();
            assertThat(expiredFaults("gw-crossed")).isZero();
        }
    }

    /// Refusing would cut off every home that renewed since the backup.
    @Test
    void a_box_whose_certificate_a_restored_database_does_not_know_is_let_in_registered_and_told_as_a_fault()
            throws MqttException {
        try (TestBox before = link.home("gw-restored");
                TestBox now = link.renewed(before)) {
            link.test
                    .database()
                    .asWorker(tx -> tx.update("delete from gateway_certificate where serial = $1", now.serial()));
            now.connect();
            now.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> now.receipt(Stream.ALARM, 1) == 1);
            assertThat(faults("gw-restored", "home.certificate-unregistered")).isEqualTo(1);
            now.drop();
            now.connect();
            assertThat(faults("gw-restored", "home.certificate-unregistered"))
                    .as("until it renews, so that somebody sees it")
                    .isEqualTo(1);
            try (TestBox renewed = link.renewed(now)) {
                renewed.connect();
                eventually("over", () -> faults("gw-restored", "home.certificate-unregistered") == 0);
            }
            revoke(now);
            assertThatThrownBy(now::connect).isInstanceOf(MqttException.class);
        }
    }

    @Test
    void a_box_of_a_home_that_is_no_longer_here_is_refused() throws MqttException {
        try (TestBox box = link.home("gw-gone")) {
            link.test.database().asWorker(tx -> tx.update("delete from gateway_certificate where home_id = 'gw-gone'"));
            link.test.database().asWorker(tx -> tx.update("delete from home where id = 'gw-gone'"));
            assertThatThrownBy(box::connect)
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            refused -> assertThat(refused.getReasonCode()).isEqualTo(NOT_AUTHORISED));
        }
    }

    @Test
    void what_expires_during_a_long_connection_is_asked_for_in_time_and_then_a_fault_and_goes_on()
            throws MqttException {
        try (TestBox box = link.home("gw-long").connect()) {
            link.watch.look();
            link.clock.forward(Duration.ofDays(151));
            link.watch.look();
            eventually("asked", () -> box.told.contains(new Down.RenewCertificate()));
            assertThat(expiredFaults("gw-long")).isZero();
            link.clock.forward(Duration.ofDays(30));
            link.watch.look();
            assertThat(expiredFaults("gw-long")).isEqualTo(1);
            eventually(
                    "asked again a day later, and not at each look",
                    () -> box.told.stream()
                                    .filter(Down.RenewCertificate.class::isInstance)
                                    .count()
                            == 2);
            box.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> box.receipt(Stream.ALARM, 1) == 1);
        }
    }

    @Test
    void a_young_certificate_is_not_asked_for() throws MqttException {
        try (TestBox box = link.home("gw-young").connect()) {
            link.clock.forward(Duration.ofDays(149));
            link.watch.look();
            box.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> box.receipt(Stream.ALARM, 1) == 1);
            assertThat(box.told).noneMatch(Down.RenewCertificate.class::isInstance);
        }
    }

    @Test
    void the_register_tells_which_certificate_is_in_use() throws MqttException {
        try (TestBox before = link.home("gw-listed").connect();
                TestBox now = link.renewed(before)) {
            now.connect();
            var listed = link.register
                    .of(link.organisation, new GatewayId("gw-listed"))
                    .orElseThrow();
            assertThat(listed).extracting("serial").containsExactlyInAnyOrder(now.serial(), before.serial());
            var newest = listed.stream()
                    .filter(each -> each.serial().equals(now.serial()))
                    .findFirst()
                    .orElseThrow();
            assertThat(newest.renewalOf()).contains(before.serial());
            assertThat(listed)
                    .filteredOn(each -> each.serial().equals(before.serial()))
                    .allMatch(each -> each.lastSeenAt()
                            .orElseThrow()
                            .isBefore(newest.lastSeenAt().orElseThrow()));
        }
    }

    private void revoke(TestBox box) {
        assertThat(link.register.revoke(link.organisation, box.id, box.serial()))
                .isPresent();
    }

    private long expiredFaults(String home) {
        return faults(home, "home.certificate-expired");
    }

    private long faults(String home, String fault) {
        return link.count("from fault where home_id = '" + home + "' and fault = '" + fault + "' and ended_at is null");
    }
}
