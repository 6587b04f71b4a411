package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.ConnectProperties;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Presence;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.UpMessage;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A home's box against the real uplink and a real database.
final class UplinkTest {

    private static final UplinkFixture LINK = new UplinkFixture();

    @AfterAll
    static void close() {
        LINK.close();
    }

    @Test
    void a_receipt_follows_the_commit_and_counts_up() throws MqttException {
        try (TestBox box = LINK.home("gw-receipt").connect()) {
            for (int seq = 1; seq <= 300; seq++) {
                long last = seq;
                // Paho throws when more are under way than the server allows.
                eventually("room", () -> last - box.receipt(Stream.OTHER, 1) < GatewaySession.UP_WINDOW / 2);
                box.publish(TestBox.up(Stream.OTHER, 1, seq, new UpMessage.FaultCleared("a")));
            }
            eventually("all have a receipt", () -> box.receipt(Stream.OTHER, 1) == 300);
            assertThat(LINK.count(
                            "from gateway_stream where home_id = 'gw-receipt' and last_seq = 300 and missing = '{}'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_duplicate_gets_its_receipt_again_a_gap_holds_it_back_until_it_is_filled() throws MqttException {
        try (TestBox box = LINK.home("gw-gap").connect()) {
            box.publishAndWait(TestBox.alarm(1, 1));
            eventually("1", () -> box.receipt(Stream.ALARM, 1) == 1);
            box.publishAndWait(TestBox.alarm(1, 4));
            eventually("a receipt that stays", () -> box.told.size() == 2);
            assertThat(box.receipt(Stream.ALARM, 1)).isEqualTo(1);
            assertThat(LINK.count(
                            "from fault where home_id = 'gw-gap' and fault = 'link.gap:alarm' and ended_at is null"))
                    .isEqualTo(1);
            box.publishAndWait(TestBox.alarm(1, 3));
            box.publishAndWait(TestBox.alarm(1, 2));
            eventually("filled", () -> box.receipt(Stream.ALARM, 1) == 4);
            assertThat(LINK.count("from fault where home_id = 'gw-gap' and ended_at is null"))
                    .isZero();
            int before = box.told.size();
            box.publishAndWait(TestBox.alarm(1, 2));
            eventually("the duplicate's receipt", () -> box.told.size() > before);
            assertThat(((Down.Receipt) box.told.getLast()).through()).isEqualTo(4);
        }
    }

    @Test
    void what_a_box_has_no_more_holds_nothing_back_and_is_a_fault() throws MqttException {
        try (TestBox box = LINK.home("gw-lost").connect()) {
            box.publishAndWait(TestBox.alarm(1, 7));
            eventually("7", () -> box.receipt(Stream.ALARM, 1) == 7);
            assertThat(LINK.count("from fault where home_id = 'gw-lost' and fault = 'link.lost:alarm'"))
                    .isEqualTo(1);
            box.publishAndWait(TestBox.alarm(1, 3));
            eventually(
                    "taken all the same",
                    () -> LINK.count("from gateway_stream where home_id = 'gw-lost' and lost = '{[1,3),[4,7)}'") == 1);
        }
    }

    @Test
    void a_new_epoch_and_an_older_one_are_numbered_on_their_own() throws MqttException {
        try (TestBox box = LINK.home("gw-epoch").connect()) {
            box.publishAndWait(TestBox.alarm(5, 1));
            box.publishAndWait(TestBox.alarm(9, 1));
            box.publishAndWait(TestBox.alarm(5, 2));
            eventually("both", () -> box.receipt(Stream.ALARM, 5) == 2 && box.receipt(Stream.ALARM, 9) == 1);
        }
    }

    @Test
    void a_revoked_certificate_is_refused_with_0x87() throws MqttException {
        TestBox revoked = LINK.home("gw-revoked");
        LINK.database.asWorker(
                tx -> tx.update("update gateway_certificate set revoked_at = now() where home_id = 'gw-revoked'"));
        assertReason(revoked, 0x87);
    }

    @Test
    void a_foreign_certificate_fails_in_tls() {
        LINK.test.home("gw-foreign", LINK.organisation);
        assertThatThrownBy(() -> LINK.foreignBox("gw-foreign").connect()).isInstanceOf(MqttException.class);
        assertThat(LINK.uplink.connected(new GatewayId("gw-foreign"))).isFalse();
    }

    @Test
    void an_expired_one_of_ours_delivers_its_alarm_and_is_a_fault() throws MqttException {
        LINK.test.home("gw-expired", LINK.organisation);
        try (TestBox box = LINK.expiredBox("gw-expired").connect()) {
            box.publishAndWait(TestBox.alarm(1, 1));
            eventually("receipt", () -> box.receipt(Stream.ALARM, 1) == 1);
        }
        assertThat(LINK.count("from fault where home_id = 'gw-expired' and fault = 'home.certificate-expired'"))
                .isEqualTo(1);
    }

    @Test
    void a_second_box_of_the_same_name_takes_over() throws MqttException {
        try (TestBox first = LINK.home("gw-twice").connect();
                TestBox second = LINK.box("gw-twice").connect()) {
            eventually("the first is cut", () -> !first.isConnected());
            second.publishAndWait(TestBox.alarm(1, 1));
            eventually("the second has the line", () -> second.receipt(Stream.ALARM, 1) == 1);
            assertThat(LINK.uplink.connected(second.id)).isTrue();
            assertThat(LINK.heard).doesNotContain("disconnected gw-twice");
        }
    }

    @Test
    void another_homes_topics_are_closed() throws MqttException {
        LINK.test.home("gw-victim", LINK.organisation);
        try (TestBox box = LINK.home("gw-nosy").connect()) {
            box.publish("home/gw-victim/up/alarm", ContractJson.toBytes(TestBox.alarm(1, 1)));
            eventually("cut", () -> !box.isConnected());
        }
        assertThat(LINK.count("from gateway_stream where home_id = 'gw-victim'"))
                .isZero();
    }

    @Test
    void what_is_not_understood_is_set_aside_once_and_the_rest_goes_on() throws MqttException {
        try (TestBox box = LINK.home("gw-strange").connect()) {
            byte[] strange = "{\"stream\":\"other\",\"epoch\":1,\"seq\":1,\"message\":\"\\u0000"
                    .getBytes(StandardCharsets.UTF_8);
            box.publish(Topics.UpChannel.EVENT, strange).waitForCompletion(15_000);
            box.publish(Topics.UpChannel.EVENT, strange).waitForCompletion(15_000);
            String future = ContractJson.toText(
                            TestBox.up(Stream.OTHER, 1, 1, new UpMessage.AlarmCancelled(java.util.Optional.empty())))
                    .replace("alarm.cancelled", "something.new");
            box.publish(Topics.UpChannel.EVENT, future.getBytes(StandardCharsets.UTF_8))
                    .waitForCompletion(15_000);
            box.publishAndWait(TestBox.up(Stream.OTHER, 1, 2, new UpMessage.FaultCleared("a")));
            eventually("receipt past the unknown type", () -> box.receipt(Stream.OTHER, 1) == 2);
        }
        assertThat(LINK.count("from set_aside where home_id = 'gw-strange'")).isEqualTo(2);
        assertThat(LINK.count("from fault where home_id = 'gw-strange' and fault = 'message.unknown'"))
                .isEqualTo(1);
    }

    @Test
    void a_message_that_the_database_refuses_is_set_aside_and_its_neighbours_are_stored() throws MqttException {
        try (TestBox box = LINK.home("gw-poison").connect()) {
            LINK.test.asAdministrator("""
                    create function refuse() returns trigger language plpgsql as
                    'begin if new.seq = 2 and new.home_id = ''gw-poison'' then raise exception ''no''; end if; return new; end';
                    create trigger refuse before insert on up_message for each row execute function refuse();
                    """);
            for (int seq = 1; seq <= 3; seq++) {
                box.publish(TestBox.up(Stream.OTHER, 1, seq, new UpMessage.FaultCleared("a")));
            }
            eventually("all three", () -> box.receipt(Stream.OTHER, 1) == 3);
            assertThat(LINK.count("from set_aside where home_id = 'gw-poison'")).isEqualTo(1);
        } finally {
            LINK.test.asAdministrator("drop trigger refuse on up_message; drop function refuse()");
        }
    }

    @Test
    void each_stored_message_reaches_its_handler_once_and_in_order() throws MqttException {
        java.util.Queue<String> seen = new java.util.concurrent.ConcurrentLinkedQueue<>();
        LINK.inbox.on(
                UpMessage.AlarmCleared.class,
                (tx, origin, message) -> seen.add(message.device().value()));
        try (TestBox box = LINK.home("gw-order").connect()) {
            for (int seq = 1; seq <= 50; seq++) {
                box.publish(TestBox.up(
                        Stream.ALARM,
                        1,
                        seq,
                        new UpMessage.AlarmCleared(
                                new DeviceId("d" + seq), new nl.nabij.contract.home.Kind("smoke.alarm"))));
            }
            eventually("all handled", () -> seen.size() >= 50);
            assertThat(seen)
                    .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 50)
                            .mapToObj(i -> "d" + i)
                            .toList());
        }
    }

    @Test
    void a_home_is_told_at_its_connect_and_its_presence_is_heard() throws MqttException {
        LINK.uplink.onConnect(homes -> homes.stream()
                .filter(home -> home.value().equals("gw-told"))
                .forEach(home -> LINK.uplink.send(home, new Down.Notice(1, java.util.List.of()))));
        try (TestBox box = LINK.home("gw-told").connect()) {
            eventually("told", () -> box.told.stream().anyMatch(Down.Notice.class::isInstance));
            box.publish(
                    Topics.UpChannel.PRESENCE,
                    ContractJson.toBytes(
                            new Presence.Online(1, "0.1", UUID.randomUUID(), true, 0, java.util.Optional.empty())));
            eventually("heard", () -> LINK.heard.contains("Online gw-told"));
        }
    }

    @Test
    void aHomeSaysAtItsConnectWhetherAnAlarmWaitsInIt() throws MqttException {
        try (TestBox alarm = LINK.home("gw-with-alarm");
                TestBox quiet = LINK.home("gw-quiet");
                TestBox older = LINK.home("gw-older-version")) {
            alarm.connect(saying(alarm, "1"));
            quiet.connect(saying(quiet, "0"));
            older.connect();
            assertThat(withAlarm("gw-with-alarm")).isTrue();
            assertThat(withAlarm("gw-quiet")).isFalse();
            assertThat(withAlarm("gw-older-version")).isFalse();
        }
    }

    private static MqttConnectionOptions saying(TestBox box, String waitingAlarms) {
        MqttConnectionOptions options = box.options();
        options.setUserProperties(java.util.List.of(new UserProperty(ConnectProperties.WAITING_ALARMS, waitingAlarms)));
        return options;
    }

    private static boolean withAlarm(String home) {
        return LINK.uplink.connection(new GatewayId(home)).orElseThrow().withAlarm();
    }

    @Test
    void whatCouldNotBeReadAtTheConnectIsToldWhileTheHomeStays() throws MqttException {
        java.util.concurrent.atomic.AtomicInteger asked = new java.util.concurrent.atomic.AtomicInteger();
        LINK.uplink.onConnect(homes -> homes.stream()
                .filter(home -> home.value().equals("gw-later"))
                .forEach(home -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("the database is away");
                    }
                    LINK.uplink.send(home, new Down.Notice(1, java.util.List.of()));
                }));
        try (TestBox box = LINK.home("gw-later").connect()) {
            eventually("told", () -> box.told.stream().anyMatch(Down.Notice.class::isInstance));
        }
        assertThat(asked).hasValue(2);
    }

    private static void assertReason(TestBox box, int reason) {
        assertThatThrownBy(box::connect)
                .isInstanceOfSatisfying(
                        MqttException.class,
                        refused -> assertThat(refused.getReasonCode()).isEqualTo(reason));
    }
}
