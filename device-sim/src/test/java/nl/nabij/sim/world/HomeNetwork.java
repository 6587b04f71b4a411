package nl.nabij.sim.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Topics.UpChannel;
import nl.nabij.gateway.identity.GatewayIdentity;
import nl.nabij.gateway.identity.ServerAddress;
import nl.nabij.gateway.link.Cause;
import nl.nabij.gateway.link.LinkTransport;
import nl.nabij.server.link.WorldUplink;
import org.jspecify.annotations.Nullable;

/// One home's way to the centre: connections that delay, stall, break at one end or at both, and leave
/// the other end believing that they still stand. Within a connection order holds, as in TCP; what was
/// under way when it broke is lost.
final class HomeNetwork implements LinkTransport {

    /// The server's Receive Maximum, as its CONNACK says.
    private static final int SERVER_TAKES = 64;

    /// The node notices a home that is gone without a word: 1.5 × the keep-alive of 30 s.
    private static final Duration KEEP_ALIVE_ENDS = Duration.ofSeconds(45);

    private static final Duration REFUSED_AFTER = Duration.ofMillis(5);

    private final GatewayId home;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final SimulatedNode node;
    private final Sabotage sabotage;
    private Duration latency = Duration.ofMillis(20);
    private boolean stalled;
    private boolean slowToRead;
    private boolean everConnected;
    private Duration wellSince = Duration.ZERO;
    private @Nullable CommandWitness commands;
    private @Nullable Link current;

    HomeNetwork(GatewayId home, Agenda agenda, Story story, Chance chance, SimulatedNode node, Sabotage sabotage) {
        this.home = home;
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.node = node;
        this.sabotage = sabotage;
    }

    void watch(CommandWitness witness) {
        commands = witness;
    }

    /// Whether a connection stands and nothing hindered it for so long.
    boolean isWellFor(Duration atLeast) {
        Link link = current;
        return link != null
                && link.atNode != null
                && link.boxOpen
                && !link.broken
                && !stalled
                && !slowToRead
                && agenda.now().minus(wellSince).compareTo(atLeast) > 0;
    }

    /// Nothing comes through, and nobody is told.
    void stall(boolean on) {
        stalled = on;
        wellSince = agenda.now();
        story.tell("net " + home, () -> on ? "lets nothing through" : "lets through again");
        Link link = current;
        if (!on && link != null) {
            link.up.flow();
            link.down.flow();
        }
    }

    void latency(Duration each) {
        latency = each;
    }

    /// The home acknowledges late what it is sent.
    void slowToRead(boolean on) {
        slowToRead = on;
        wellSince = agenda.now();
    }

    /// The connection breaks; each end hears it or not.
    void reset(boolean boxHears, boolean nodeHears) {
        Link link = current;
        if (link != null) {
            story.tell("net " + home, () -> "connection breaks, box hears=" + boxHears + " node hears=" + nodeHears);
            link.broken = true;
            if (boxHears) {
                link.boxEnd("reset");
            }
            if (nodeHears) {
                link.nodeEnd();
            } else {
                agenda.after(KEEP_ALIVE_ENDS, link::nodeEnd);
            }
        }
    }

    /// The node died with its sockets.
    void nodeDied() {
        Link link = current;
        if (link != null) {
            link.broken = true;
            // The kernel of a machine that lives says so; one that lost its power says nothing.
            if (chance.oneIn(2)) {
                agenda.after(latency, () -> link.boxEnd("node died"));
            }
        }
    }

    @Override
    public void use(GatewayIdentity renewed) {}

    @Override
    public Connection connect(ServerAddress server, long waitingAlarms, Listener listener) {
        Link link = new Link(listener);
        current = link;
        if (sabotage == Sabotage.LINK_GIVES_UP && everConnected) {
            return link;
        }
        if (stalled || chance.oneIn(40)) {
            // Nothing is heard: the box has its own patience.
            return link;
        }
        if (!node.isUp()) {
            agenda.after(REFUSED_AFTER, () -> link.boxEnd("refused"));
            return link;
        }
        agenda.after(latency.multipliedBy(3), link::admitted);
        return link;
    }

    private final class Link implements Connection, WorldUplink.ToHome {

        private final Listener listener;
        private final Way up = new Way(agenda, chance, () -> latency, () -> stalled);
        private final Way down = new Way(agenda, chance, () -> latency, () -> stalled);
        private WorldUplink.@Nullable Connection atNode;
        private boolean boxOpen = true;
        private boolean broken;
        private int unacknowledged;
        private int packetId;

        Link(Listener listener) {
            this.listener = listener;
        }

        private void admitted() {
            if (!boxOpen || broken || !node.isUp()) {
                boxEnd("no answer");
                return;
            }
            WorldUplink.Connection connection = node.uplink().connect(home, this);
            atNode = connection;
            everConnected = true;
            wellSince = agenda.now();
            if (commands != null) {
                commands.connected(home);
            }
            story.tell("node", () -> "lets " + home + " in");
            connection.subscribe(Topics.allDown(home));
            down.send(() -> {
                if (boxOpen && !broken) {
                    listener.connected();
                }
            });
        }

        private void boxEnd(String why) {
            if (boxOpen) {
                boxOpen = false;
                story.tell("box " + home, () -> "hears that its connection ended: " + why);
                listener.broken(Cause.UNREACHABLE, why);
            }
        }

        private void nodeEnd() {
            WorldUplink.Connection connection = atNode;
            if (connection != null) {
                connection.closed();
            }
        }

        @Override
        public int room(Stream stream) {
            return (stream == Stream.ALARM ? SERVER_TAKES : SERVER_TAKES / 2) - unacknowledged;
        }

        @Override
        public boolean send(UpChannel channel, byte[] payload) {
            if (!boxOpen) {
                return false;
            }
            unacknowledged++;
            int id = ++packetId;
            story.tell("box " + home, () -> "sends " + channel + " " + shortened(payload));
            up.send(() -> {
                WorldUplink.Connection connection = atNode;
                if (!broken && connection != null) {
                    connection.published(Topics.up(home, channel), payload, id);
                }
            });
            return true;
        }

        @Override
        public void leave(byte[] goodbye) {
            drop();
        }

        @Override
        public void drop() {
            boxOpen = false;
            // What was written still travels; then the node hears the end.
            up.send(() -> {
                if (!broken) {
                    nodeEnd();
                }
            });
        }

        @Override
        public void acknowledge(int id) {
            down.send(() -> {
                if (boxOpen && !broken) {
                    unacknowledged--;
                    listener.acknowledged();
                }
            });
        }

        @Override
        public void publish(int id, String topic, byte[] payload) {
            story.tell("node", () -> "tells " + home + " " + shortened(payload));
            if (commands != null) {
                commands.sends(home, payload);
            }
            down.send(() -> {
                if (boxOpen && !broken) {
                    if (commands != null) {
                        commands.arrives(payload);
                    }
                    listener.received(topic, payload);
                    Duration late = slowToRead ? Duration.ofSeconds(5) : Duration.ZERO;
                    agenda.after(
                            late,
                            () -> up.send(() -> {
                                WorldUplink.Connection connection = atNode;
                                if (!broken && connection != null) {
                                    connection.acknowledged(id);
                                }
                            }));
                }
            });
        }

        @Override
        public boolean isWritable() {
            return down.underWay() < 100;
        }

        @Override
        public void ended(String why) {
            story.tell("node", () -> "ends the connection of " + home + ": " + why);
            down.send(() -> boxEnd(why));
        }
    }

    private static String shortened(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
