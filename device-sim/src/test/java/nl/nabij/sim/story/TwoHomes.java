package nl.nabij.sim.story;

import java.nio.file.Path;
import java.util.List;

/// Her home and a carer's, each behind a router of its own, and the internet between them with a relay in
/// it:
///
/// ```
///  home ── wifi 192.168.1.0/24 ── home-router ── 198.51.100.0/24 ─┐
///    └──── mobile 10.64.0.0/24 ── mobile-router ─ 192.0.2.0/24 ───┤ internet: coturn at 203.0.113.1
///                          carer ── 192.168.178.0/24 ── carer-router ── 203.0.113.0/24 ┘
/// ```
///
/// A router lets out whatever comes from inside and back in only what answers to that, as those that
/// people have at home do.
final class TwoHomes implements AutoCloseable {

    /// How a router writes outside addresses for inside ones.
    enum Nat {
        /// One outside port for each inside one, whomever it talks to: by its help two homes find each
        /// other.
        SAME_PORT,
        /// Another outside port for each partner: what one sees of it helps no other, and only the relay
        /// is left.
        SYMMETRIC
    }

    static final String HOME = "home";
    static final String CARER = "carer";
    static final String INTERNET = "internet";
    static final String RELAY_ADDRESS = "203.0.113.1";

    private static final String HOME_ROUTER = "home-router";
    private static final String MOBILE_ROUTER = "mobile-router";
    private static final String CARER_ROUTER = "carer-router";

    private final Namespaces all;
    private final Coturn relay;

    private TwoHomes(Namespaces all, Coturn relay) {
        this.all = all;
        this.relay = relay;
    }

    static TwoHomes make(Nat nat, Path folder) {
        Namespaces all = Namespaces.ofThisRun();
        try {
            List.of(INTERNET, HOME_ROUTER, MOBILE_ROUTER, CARER_ROUTER, HOME, CARER)
                    .forEach(all::make);
            all.cable(INTERNET, "to-home", "198.51.100.1/24", HOME_ROUTER, "outside", "198.51.100.2/24");
            all.cable(INTERNET, "to-mobile", "192.0.2.1/24", MOBILE_ROUTER, "outside", "192.0.2.2/24");
            all.cable(INTERNET, "to-carer", RELAY_ADDRESS + "/24", CARER_ROUTER, "outside", "203.0.113.2/24");
            all.cable(HOME_ROUTER, "inside", "192.168.1.1/24", HOME, "wifi", "192.168.1.2/24");
            all.cable(MOBILE_ROUTER, "inside", "10.64.0.1/24", HOME, "mobile", "10.64.0.2/24");
            all.cable(CARER_ROUTER, "inside", "192.168.178.1/24", CARER, "wifi", "192.168.178.2/24");
            forwards(all, INTERNET);
            route(all, HOME_ROUTER, "198.51.100.1", nat);
            route(all, MOBILE_ROUTER, "192.0.2.1", nat);
            route(all, CARER_ROUTER, RELAY_ADDRESS, nat);
            // To addresses that nobody has it carries packets too, and somebody drops them. Told 'no route' coturn ends
            // an allocation.
            all.run(INTERNET, "ip", "route", "add", "default", "via", "192.0.2.2");
            all.run(HOME, "ip", "link", "set", "mobile", "down");
            all.run(HOME, "ip", "route", "add", "default", "via", "192.168.1.1");
            all.run(CARER, "ip", "route", "add", "default", "via", "192.168.178.1");
            return new TwoHomes(all, Coturn.startIn(all, INTERNET, RELAY_ADDRESS, folder));
        } catch (Throwable e) {
            all.close();
            throw e;
        }
    }

    /// A new network takes over from the machine whether it passes packets on: it must not depend on that, or the
    /// relay is the only way on a machine that does not.
    private static void forwards(Namespaces all, String network) {
        all.run(network, "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    }

    private static void route(Namespaces all, String router, String uplink, Nat nat) {
        forwards(all, router);
        all.run(router, "ip", "route", "add", "default", "via", uplink);
        // A packet that nobody inside asked for leaves no trace. Were it taken in, the router would hold its ports
        // for used, and give the answer of who is inside another one.
        all.run(router, "iptables", "-A", "INPUT", "-i", "outside", "-j", "DROP");
        all.run(router, "iptables", "-P", "FORWARD", "DROP");
        all.run(router, "iptables", "-A", "FORWARD", "-i", "inside", "-j", "ACCEPT");
        all.run(
                router,
                "iptables",
                "-A",
                "FORWARD",
                "-m",
                "conntrack",
                "--ctstate",
                "ESTABLISHED,RELATED",
                "-j",
                "ACCEPT");
        List<String> masquerade = new java.util.ArrayList<>(
                List.of("iptables", "-t", "nat", "-A", "POSTROUTING", "-o", "outside", "-j", "MASQUERADE"));
        if (nat == Nat.SYMMETRIC) {
            masquerade.add("--random-fully");
        }
        all.run(router, masquerade.toArray(String[]::new));
    }

    Namespaces namespaces() {
        return all;
    }

    Coturn relay() {
        return relay;
    }

    /// Her line is dead: nothing passes her router, and nobody is told.
    void homeIsCutOff() {
        all.run(HOME_ROUTER, "iptables", "-I", "FORWARD", "1", "-j", "DROP");
    }

    void homeIsBack() {
        all.run(HOME_ROUTER, "iptables", "-D", "FORWARD", "1");
    }

    /// Her tablet leaves the WiFi and is on the mobile network: another address, another router.
    void homeGoesMobile() {
        all.run(HOME, "ip", "link", "set", "wifi", "down");
        all.run(HOME, "ip", "link", "set", "mobile", "up");
        all.run(HOME, "ip", "route", "add", "default", "via", "10.64.0.1");
    }

    @Override
    public void close() {
        relay.close();
        all.close();
    }
}
