package nl.nabij.sim.world;

import java.time.Duration;
import nl.nabij.server.console.WorldConsoles;
import org.jspecify.annotations.Nullable;

/// One WebSocket between a page and the node. What the page does not read waits at the node; what was
/// under way when it broke is lost.
final class ConsoleLine implements WorldConsoles.ToPage {

    /// A page that was told goodbye has this long to read it, as `WebSocketWire`.
    private static final Duration FORCED_END = Duration.ofSeconds(2);

    private final Agenda agenda;
    private final ConsolePage page;
    private final Way up;
    private final Way down;
    private WorldConsoles.@Nullable Console atNode;
    private boolean nodeOpen;
    private boolean nodeClosing;
    private boolean pageOpen = true;
    private boolean broken;

    ConsoleLine(Agenda agenda, Chance chance, ConsolePage page) {
        this.agenda = agenda;
        this.page = page;
        this.up = new Way(agenda, chance, page::latency, page::isStalled);
        this.down = new Way(agenda, chance, page::latency, page::readsNothing);
    }

    void admitted(WorldConsoles.Console console) {
        atNode = console;
        nodeOpen = true;
        // Between the answer and its first frame nothing can come.
        down.send(() -> {
            if (pageOpen && !broken) {
                page.opened(this);
            }
        });
    }

    WorldConsoles.@Nullable Console atNode() {
        return nodeOpen ? atNode : null;
    }

    boolean isBroken() {
        return broken;
    }

    void flow() {
        up.flow();
        down.flow();
    }

    /// From here on nothing arrives at either end.
    void breaks() {
        broken = true;
    }

    void pageEnds() {
        if (pageOpen) {
            pageOpen = false;
            page.ended(this);
        }
    }

    void nodeEnds() {
        WorldConsoles.Console console = atNode;
        if (nodeOpen && console != null) {
            nodeOpen = false;
            console.closed();
        }
    }

    /// The page goes: what it said before still travels.
    void left() {
        pageOpen = false;
        up.send(() -> {
            if (!broken) {
                nodeEnds();
            }
        });
    }

    /// @param arrived runs when the node has it
    void say(String text, Runnable arrived) {
        up.send(() -> {
            WorldConsoles.Console console = atNode;
            if (!broken && nodeOpen && console != null) {
                arrived.run();
                console.said(text);
            }
        });
    }

    @Override
    public void write(String text, Runnable written) {
        if (!nodeOpen || nodeClosing) {
            return;
        }
        Runnable read = page.sent(text);
        down.send(() -> {
            if (!broken) {
                written.run();
                if (pageOpen) {
                    read.run();
                }
            }
        });
    }

    @Override
    public void close(String why) {
        if (nodeOpen && !nodeClosing) {
            nodeClosing = true;
            page.tell("is sent away: " + why);
            down.send(() -> {
                if (!broken) {
                    pageEnds();
                }
            });
            agenda.after(FORCED_END, () -> {
                nodeEnds();
                if (pageOpen && !broken) {
                    broken = true;
                    agenda.after(page.latency(), this::pageEnds);
                }
            });
        }
    }

    @Override
    public boolean isClosed() {
        return !nodeOpen;
    }
}
