package nl.nabij.server.home;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;

/// What became known of homes' connections and is not written yet. Of each home it is one row, however often it came
/// and went meanwhile: thousands that come back together are some statements and not thousands of transactions.
///
/// Bounded by the number of homes. Not thread-safe.
final class PresenceNews {

    private final Map<GatewayId, Row> rows = new LinkedHashMap<>();

    /// @param organisation present when it connected since the last writing
    /// @param connected as it is now; empty when that did not change
    /// @param heard when it was last heard, where that is known better than 'now'
    /// @param online what its box last said of itself
    /// @param leaving why it said goodbye, after its last connect
    record Row(
            GatewayId home,
            Optional<OrganisationId> organisation,
            Optional<Boolean> connected,
            Optional<Instant> heard,
            Optional<Presence.Online> online,
            Optional<String> leaving) {

        /// Both, in this order.
        Row then(Row later) {
            boolean anew = later.organisation.isPresent();
            return new Row(
                    home,
                    later.organisation.or(() -> organisation),
                    later.connected.or(() -> connected),
                    anew ? later.heard : later.heard.or(() -> heard),
                    later.online.or(() -> online),
                    anew ? later.leaving : later.leaving.or(() -> leaving));
        }
    }

    void connected(GatewayId home, OrganisationId organisation) {
        add(new Row(
                home,
                Optional.of(organisation),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    void online(GatewayId home, Presence.Online online) {
        add(new Row(home, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(online), Optional.empty()));
    }

    void leaving(GatewayId home, String reason) {
        add(new Row(home, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason)));
    }

    void disconnected(GatewayId home, Optional<Instant> lastHeard) {
        add(new Row(home, Optional.empty(), Optional.of(false), lastHeard, Optional.empty(), Optional.empty()));
    }

    private void add(Row row) {
        rows.merge(row.home(), row, Row::then);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Takes the oldest out.
    List<Row> take(int most) {
        List<Row> taken = rows.values().stream().limit(most).toList();
        taken.forEach(row -> rows.remove(row.home()));
        return taken;
    }

    /// They could not be written: they come before what happened since.
    void giveBack(List<Row> unwritten) {
        List<Row> since = List.copyOf(rows.values());
        rows.clear();
        Stream.concat(unwritten.stream(), since.stream()).forEach(this::add);
    }
}
