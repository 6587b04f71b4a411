package nl.nabij.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;
import org.junit.jupiter.api.Test;

final class PresenceNewsTest {

    private static final GatewayId HOME = new GatewayId("gw-willemse");
    private static final OrganisationId BILT = new OrganisationId(new UUID(1, 1));
    private static final Instant HEARD = Instant.parse("2026-03-01T02:00:00Z");
    private static final Presence.Online ONLINE =
            new Presence.Online(1, "0.1", new UUID(2, 2), true, 0, Optional.empty());

    private final PresenceNews news = new PresenceNews();

    @Test
    void howeverOftenAHomeCameAndWentItIsOneRowAsItIsNow() {
        news.connected(HOME, BILT);
        news.online(HOME, ONLINE);
        news.leaving(HOME, "update");
        news.disconnected(HOME, Optional.of(HEARD));
        assertThat(news.take(10))
                .containsExactly(new PresenceNews.Row(
                        HOME,
                        Optional.of(BILT),
                        Optional.of(false),
                        Optional.of(HEARD),
                        Optional.of(ONLINE),
                        Optional.of("update")));
        assertThat(news.isEmpty()).isTrue();
    }

    @Test
    void aNewConnectionWipesTheGoodbyeAndTheMomentBeforeIt() {
        news.leaving(HOME, "update");
        news.disconnected(HOME, Optional.of(HEARD));
        news.connected(HOME, BILT);
        assertThat(news.take(10))
                .containsExactly(new PresenceNews.Row(
                        HOME,
                        Optional.of(BILT),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void whatCouldNotBeWrittenComesBeforeWhatHappenedSince() {
        news.connected(HOME, BILT);
        List<PresenceNews.Row> unwritten = news.take(10);
        news.disconnected(HOME, Optional.of(HEARD));
        news.giveBack(unwritten);
        assertThat(news.take(10))
                .extracting(PresenceNews.Row::connected, PresenceNews.Row::organisation)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of(false), Optional.of(BILT)));
    }

    @Test
    void theOldestAreTakenFirst() {
        for (int i = 0; i < 5; i++) {
            news.online(new GatewayId("home-" + i), ONLINE);
        }
        assertThat(news.take(2)).extracting(row -> row.home().value()).containsExactly("home-0", "home-1");
        assertThat(news.take(9)).hasSize(3);
    }
}
