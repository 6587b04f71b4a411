package nl.nabij.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.server.settings.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Under which names the server is reached. Asked anew each time, since the first start tells some.
///
/// @param set in the settings
record ServerNames(List<String> set, DataFolder data) {

    /// Always, from this machine.
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");

    private static final Logger LOG = LoggerFactory.getLogger(ServerNames.class);

    /// Under which somebody said that it is reached from elsewhere; none where nobody did.
    List<String> told() {
        // 'localhost' is set where nothing better was known; what somebody typed is better.
        List<String> names = new ArrayList<>(set);
        names.removeAll(LOCAL);
        FirstStart.names(data).stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    /// What the server's own certificate has to name.
    List<String> all() {
        List<String> names = told();
        for (String local : LOCAL) {
            if (!names.contains(local)) {
                names.add(local);
            }
        }
        try {
            String host = InetAddress.getLocalHost().getHostName();
            if (host.matches("[A-Za-z0-9.-]{1,253}") && !names.contains(host)) {
                names.add(host);
            }
        } catch (UnknownHostException e) {
            LOG.info("this machine has no host name of its own");
        }
        return names;
    }

    /// What enrolled boxes are told, and people where nothing else was set.
    String first() {
        return all().getFirst();
    }
}
