package nl.nabij.server.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.nabij.server.webhook.WebhookAddress;
import nl.nabij.server.webhook.WebhookSecret;

/// @param centre its address without a path
/// @param once look once, print it and end, as a check of Nagios does
/// @param test tell once that this is a test, and end
record WatchOptions(
        URI centre,
        Duration every,
        WatchLifeCycle.Rules rules,
        Optional<HostAndPort> uplink,
        Optional<Path> authority,
        Optional<Hook> webhook,
        Optional<String> command,
        boolean once,
        boolean test) {

    record Hook(WebhookAddress address, WebhookSecret secret) {}

    record HostAndPort(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
