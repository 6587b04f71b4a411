package nl.nabij.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nl.nabij.gateway.identity.EnrolmentCode;
import nl.nabij.gateway.identity.ServerAddress;

/// All that can be set from outside, read once from the environment.
///
/// | key | what | when absent |
/// |---|---|---|
/// | `NABIJ_DATA` | the folder; the gateway uses `gateway` in it | `.nabij` |
/// | `NABIJ_GATEWAY_HTTP_PORT` | the screen and the API, on loopback | 8081 |
/// | `NABIJ_GATEWAY_BROKER_PORT` | the home's own broker | 1883 |
/// | `NABIJ_GATEWAY_BROKER_URL` | an outside broker, `tcp://[user:password@]host:port` | the own one |
/// | `NABIJ_GATEWAY_SERVER` | the centre, for enrolment | `https://localhost:8443` |
/// | `NABIJ_GATEWAY_UPLINKS` | `host:port,host:port` in place of what enrolment gave | enrolment's |
/// | `NABIJ_GATEWAY_ENROLMENT_CODE` | `CODE.FINGERPRINT` | none |
/// | `NABIJ_GATEWAY_ENROLMENT_CODE_FILE` | a file that holds it, waited for | none |
/// | `NABIJ_GATEWAY_INSTALL_PORT` | the installer's page for telephones in the home's network | none: loopback only |
/// | `NABIJ_GATEWAY_CLOCK` | `trusted`: the wall clock is right, whatever the box can tell; `auto` | `auto` |
///
/// @param folder the gateway's own, below `NABIJ_DATA`
/// @param uplinks empty where enrolment's are used
public record GatewayConfig(
        Path folder,
        int httpPort,
        int brokerPort,
        Optional<URI> outsideBroker,
        URI server,
        List<ServerAddress> uplinks,
        Optional<EnrolmentCode> enrolmentCode,
        Optional<Path> enrolmentCodeFile,
        OptionalInt installPort,
        boolean clockTrusted) {

    public static final String HTTP_PORT = "NABIJ_GATEWAY_HTTP_PORT";
    public static final String INSTALL_PORT = "NABIJ_GATEWAY_INSTALL_PORT";
    public static final String BROKER_PORT = "NABIJ_GATEWAY_BROKER_PORT";
    public static final String DATA = "NABIJ_DATA";

    private static final int USUAL_HTTP_PORT = 8081;
    private static final int USUAL_BROKER_PORT = 1883;
    private static final URI USUAL_SERVER = URI.create("https://localhost:8443");

    public GatewayConfig {
        uplinks = List.copyOf(uplinks);
    }

    /// @throws SettingsException with all mistakes together
    public static GatewayConfig read(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        int httpPort = settings.port(HTTP_PORT, USUAL_HTTP_PORT);
        int brokerPort = settings.port(BROKER_PORT, USUAL_BROKER_PORT);
        Optional<URI> outside = settings.address("NABIJ_GATEWAY_BROKER_URL", "tcp", "tcp://192.168.1.10:1883");
        if (outside.isEmpty() && httpPort != 0 && httpPort == brokerPort) {
            settings.mistake(
                    BROKER_PORT, "is " + brokerPort + ", and so is " + HTTP_PORT + "; each needs a port of its own");
        }
        GatewayConfig config = new GatewayConfig(
                settings.path(DATA)
                        .orElseGet(() -> Path.of(".nabij").toAbsolutePath())
                        .resolve("gateway"),
                httpPort,
                brokerPort,
                outside,
                settings.address("NABIJ_GATEWAY_SERVER", "https", USUAL_SERVER.toString())
                        .orElse(USUAL_SERVER),
                settings.servers("NABIJ_GATEWAY_UPLINKS"),
                settings.code("NABIJ_GATEWAY_ENROLMENT_CODE"),
                settings.path("NABIJ_GATEWAY_ENROLMENT_CODE_FILE"),
                settings.has(INSTALL_PORT) ? OptionalInt.of(settings.port(INSTALL_PORT, 0)) : OptionalInt.empty(),
                settings.word("NABIJ_GATEWAY_CLOCK", "auto", Set.of("auto", "trusted"))
                        .equals("trusted"));
        settings.throwMistakes();
        return config;
    }

    /// For the log: without the broker's password, and the code masks its own secret.
    @Override
    public String toString() {
        return "data=" + folder + " http=" + httpPort + " broker="
                + outsideBroker.map(uri -> uri.getHost() + ":" + uri.getPort()).orElse("own:" + brokerPort)
                + " server=" + server + " uplinks=" + (uplinks.isEmpty() ? "as enrolled" : uplinks)
                + " enrolmentCode=" + enrolmentCode.map(EnrolmentCode::toString).orElse("none")
                + " clock=" + (clockTrusted ? "trusted" : "auto");
    }
}
