package nl.nabij.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.nabij.server.calling.CallRelay;
import nl.nabij.server.enrolment.GivenCertificate;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.web.PublicOrigin;
import nl.nabij.server.webhook.Inside;

/// All that can be set of one server process, read once at start.
///
/// | key | default | what |
/// |---|---|---|
/// | `NABIJ_DATA` | `.nabij` | the folder; the server's own is `server` in it |
/// | `NABIJ_SERVER_HTTPS_PORT` | 8443 | faces and API |
/// | `NABIJ_SERVER_HTTP_PORT` | 8080 | the same on loopback only |
/// | `NABIJ_SERVER_UPLINK_PORT` | 8883 | gateways |
/// | `NABIJ_SERVER_NAMES` | | further host names and addresses for its certificate, by commas |
/// | `NABIJ_SERVER_CERTIFICATE_FILE` | | PEM: a certificate that browsers trust, then who signed it; absent: its own |
/// | `NABIJ_SERVER_KEY_FILE` | | PEM: the key of that certificate, without a passphrase |
/// | `NABIJ_SERVER_PUBLIC_ORIGIN` | | the https address that browsers use, where a proxy in front ends TLS |
/// | `NABIJ_DATABASE_URL` | | `postgresql://user:password@host:port/database`; absent: its own |
/// | `NABIJ_DATABASE_PASSWORD_FILE` | | a file with that password, when the address has none |
/// | `NABIJ_LADDER_STEP_SECONDS` | 30 | how long a step waits for an answer, 1 to 600 |
/// | `NABIJ_CALLOUT_INSIDE` | | hosts in our own network that may be called when nobody is there, by commas |
/// | `NABIJ_TURN_URLS` | | the relay for calls, by commas: `turn:relay.example:3478?transport=udp` |
/// | `NABIJ_TURN_SECRET_FILE` | | a file with coturn's `static-auth-secret`, at least 16 characters |
/// | `NABIJ_DEMO` | false | make the demo's organisations, people and home |
/// | `NABIJ_DEMO_PASSWORD` | | of the demo's people; made when absent |
/// | `NABIJ_DEMO_FLEET` | 0 | further homes for `nabij sim fleet`, with `NABIJ_DEMO` only, 0 to 20000 |
///
/// Port 0 takes any free port; the addresses file tells which.
public record ServerConfig(
        Path data,
        int httpsPort,
        int httpPort,
        int uplinkPort,
        List<String> names,
        Optional<GivenCertificate> certificate,
        Optional<PublicOrigin> publicOrigin,
        Optional<DatabaseAddress> database,
        Duration ladderStep,
        Inside calloutInside,
        Optional<CallRelay> relay,
        boolean demo,
        Optional<String> demoPassword,
        int demoFleet) {

    private static final int SHORTEST_STEP_SECONDS = 1;
    private static final int LONGEST_STEP_SECONDS = 600;

    /// More connections than one process may have open on most machines.
    private static final int LARGEST_FLEET = 20_000;

    public ServerConfig {
        names = List.copyOf(names);
    }

    /// @throws SettingsException with every mistake, each with its key and what would be right
    public static ServerConfig read(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        ServerConfig config = new ServerConfig(
                settings.folder("NABIJ_DATA", ".nabij").resolve("server"),
                settings.port("NABIJ_SERVER_HTTPS_PORT", 8443),
                settings.port("NABIJ_SERVER_HTTP_PORT", 8080),
                settings.port("NABIJ_SERVER_UPLINK_PORT", 8883),
                settings.names("NABIJ_SERVER_NAMES"),
                settings.certificate("NABIJ_SERVER_CERTIFICATE_FILE", "NABIJ_SERVER_KEY_FILE"),
                settings.publicOrigin("NABIJ_SERVER_PUBLIC_ORIGIN"),
                settings.database("NABIJ_DATABASE_URL", "NABIJ_DATABASE_PASSWORD_FILE"),
                Duration.ofSeconds(
                        settings.number("NABIJ_LADDER_STEP_SECONDS", 30, SHORTEST_STEP_SECONDS, LONGEST_STEP_SECONDS)),
                new Inside(Set.copyOf(settings.names("NABIJ_CALLOUT_INSIDE"))),
                settings.relay("NABIJ_TURN_URLS", "NABIJ_TURN_SECRET_FILE"),
                settings.flag("NABIJ_DEMO"),
                settings.text("NABIJ_DEMO_PASSWORD"),
                settings.number("NABIJ_DEMO_FLEET", 0, 0, LARGEST_FLEET));
        if (config.demoFleet() > 0 && !config.demo()) {
            settings.mistake("NABIJ_DEMO_FLEET", "makes homes of a demo; it needs NABIJ_DEMO=true");
        }
        settings.distinctPorts("NABIJ_SERVER_HTTPS_PORT", "NABIJ_SERVER_HTTP_PORT", "NABIJ_SERVER_UPLINK_PORT");
        settings.throwMistakes();
        return config;
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "ServerConfig[data=" + data + ", https=" + httpsPort + ", http=" + httpPort + ", uplink=" + uplinkPort
                + ", names=" + names + ", certificate="
                + certificate.map(_ -> "given").orElse("own") + ", publicOrigin="
                + publicOrigin.map(PublicOrigin::toString).orElse("none") + ", database="
                + database.map(_ -> "outside").orElse("own")
                + ", relay=" + relay.map(CallRelay::toString).orElse("none")
                + ", ladderStep=" + ladderStep + ", demo=" + demo + "]";
    }
}
