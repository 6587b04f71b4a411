package nl.nabij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.util.Set;
import nl.nabij.server.webhook.AddressRefusedException.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    private static final Inside ALLOWED = new Inside(Set.of("LocalHost", "10.1.2.3"));

    @ParameterizedTest
    @CsvSource({
        "https://sms.example/nabij?key=1, true, sms.example, 443, /nabij?key=1",
        "HTTPS://SMS.Example, true, sms.example, 443, /",
        "https://8.8.8.8:8443/a%20b, true, 8.8.8.8, 8443, /a%20b",
        "https://[2001:4860:4860::8888]/, true, 2001:4860:4860::8888, 443, /",
        "http://localhost:9090/, false, localhost, 9090, /",
        "https://10.1.2.3/sms, true, 10.1.2.3, 443, /sms",
    })
    void whereItGoes(String url, boolean secure, String host, int port, String path) {
        assertThat(WebhookAddress.parse(url, ALLOWED)).isEqualTo(new WebhookAddress(secure, host, port, path));
    }

    @ParameterizedTest
    @CsvSource({
        "'', WRONG",
        "sms.example, WRONG",
        "https://, WRONG",
        "https:///nabij, WRONG",
        "https://a b/, WRONG",
        "https://user:secret@sms.example/, WRONG",
        "https://sms.example/#part, WRONG",
        "https://sms.example:0/, WRONG",
        "https://sms.example:70000/, WRONG",
        "https://1.2.3.4.5/, WRONG",
        "http://sms.example/, NOT_HTTPS",
        "ftp://sms.example/, NOT_HTTPS",
        "file://sms.example/etc/passwd, NOT_HTTPS",
        "https://127.0.0.1/, INSIDE",
        "https://10.1.2.4/, INSIDE",
        "https://[::1]/, INSIDE",
        "https://169.254.169.254/latest/meta-data, INSIDE",
    })
    void whatIsRefusedSaysWhatWouldBeRight(String url, Why why) {
        AddressRefusedException refused =
                catchThrowableOfType(AddressRefusedException.class, () -> WebhookAddress.parse(url, ALLOWED));
        assertThat(refused).as(url).isNotNull();
        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused.getMessage()).startsWith("url ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "::7f00:1"
            })
    void insideIsOurOwnNetwork(String address) {
        assertThat(Inside.is(InetAddress.ofLiteral(address))).as(address).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.2.1",
                "198.17.0.1",
                "198.20.0.1",
                "2001:4860:4860::8888",
                "2a00:1450::1"
            })
    void outsideIsEverybodyElses(String address) {
        assertThat(Inside.is(InetAddress.ofLiteral(address))).as(address).isFalse();
    }

    @Test
    void anIpv4AddressInIpv6ClothesIsWhatItIs() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertThat(Inside.is(InetAddress.getByAddress(mapped))).isTrue();
        assertThat(Inside.is(InetAddress.ofLiteral("::ffff:10.0.0.1"))).isTrue();
    }
}
